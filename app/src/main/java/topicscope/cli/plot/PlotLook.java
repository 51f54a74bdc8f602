package topicscope.cli.plot;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import topicscope.terminal.ColourDepth;
import topicscope.terminal.Glyphs;

/** The options for how a plot in a terminal looks; without them the terminal decides. */
final class PlotLook {
  @Option(
      names = "--glyphs",
      paramLabel = "KIND",
      description =
          "The characters to draw with: braille, blocks or ascii (default: what locale and terminal"
              + " have).")
  private @Nullable Glyphs glyphs;

  @Option(
      names = "--theme",
      paramLabel = "THEME",
      description = "Colours for a light or a dark background (default: the terminal is asked).")
  private @Nullable Background theme;

  /** The background of a terminal. */
  enum Background {
    LIGHT,
    DARK
  }

  Glyphs glyphs() {
    return Optional.ofNullable(glyphs)
        .orElseGet(() -> Glyphs.of(charset(), System.getenv().getOrDefault("TERM", "")));
  }

  /** Whether the background is dark, if the user has said it. */
  Optional<Boolean> dark() {
    return Optional.ofNullable(theme).map(given -> given == Background.DARK);
  }

  /** The colours of a terminal. */
  ColourDepth colours() {
    return ColourDepth.of(System.getenv());
  }

  /** The charset of the locale. */
  private static Charset charset() {
    String name = System.getProperty("native.encoding", "");
    boolean windows = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("win");
    return !windows && Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
  }
}
