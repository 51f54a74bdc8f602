package topicscope.desk.model;

import java.util.Arrays;
import java.util.Locale;
import topicscope.chart.ValueRange;
import topicscope.plot.axis.FixedYRanges;
import topicscope.plot.paint.TraceKind;
import topicscope.plot.view.TraceColour;
import topicscope.plot.view.TraceStyle;
import topicscope.plot.view.YMode;
import topicscope.workspace.PlotState.Appearance;
import topicscope.workspace.PlotState.Range;
import topicscope.workspace.PlotState.SeriesState;

/**
 * Converts how plots and series look to the words of a workspace, and back; unknown words become
 * defaults.
 */
public final class LookWords {
  private LookWords() {}

  /** How a series is drawn, in words. */
  public static SeriesState of(String name, TraceStyle style) {
    return new SeriesState(
        name,
        style.kind().name().toLowerCase(Locale.ROOT),
        style.unit(),
        style.visible(),
        style.right(),
        style.colour().text(),
        style.label());
  }

  /** How a plot looks, in words. */
  public static Appearance of(PlotLook look) {
    return new Appearance(
        look.title(),
        look.y().left().map(LookWords::of),
        look.y().right().map(LookWords::of),
        look.mode().name().toLowerCase(Locale.ROOT),
        look.table(),
        look.xy());
  }

  /** How a plot looks that is described so. */
  public static PlotLook look(Appearance words) {
    return new PlotLook(
        words.title(),
        new FixedYRanges(words.left().map(LookWords::range), words.right().map(LookWords::range)),
        mode(words.mode()),
        words.table(),
        words.xy());
  }

  private static YMode mode(String word) {
    return Arrays.stream(YMode.values())
        .filter(mode -> mode.name().equalsIgnoreCase(word))
        .findFirst()
        .orElse(YMode.AUTO);
  }

  private static Range of(ValueRange range) {
    return new Range(range.low(), range.high());
  }

  private static ValueRange range(Range words) {
    return ValueRange.of(words.low(), words.high());
  }

  /** How a series is drawn that is described so. */
  public static TraceStyle style(SeriesState words) {
    TraceKind kind = TraceKind.LINE;
    for (TraceKind one : TraceKind.values()) {
      kind = one.name().equalsIgnoreCase(words.kind()) ? one : kind;
    }
    return new TraceStyle(
        kind,
        words.unit(),
        words.shown(),
        words.right(),
        new TraceColour(words.colour()),
        words.label());
  }
}
