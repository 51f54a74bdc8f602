package topicscope.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The colours of texts in the window's stylesheet, on what may be behind them. */
class ContrastTest {
  private static final double ENOUGH = 4.5;

  private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");
  private static final Pattern COLOUR = Pattern.compile("(-color-[\\w-]+)\\s*:\\s*([^;]+);");
  private static final Pattern TEXT =
      Pattern.compile(
          "-fx-(?:prompt-)?text-fill:\\s*(-color-[\\w-]+)|-fx-icon-color:\\s*([\\w-]+)");

  /** The last colour of a background lies on top. */
  private static final Pattern GROUND =
      Pattern.compile("-fx-background-color:[^;]*?(-color-[\\w-]+);");

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  @DisplayName("every text of the stylesheet has a contrast of at least 4.5 to what is behind it")
  void texts_bothThemes_contrast(String theme) throws IOException {
    String themed = read("/atlantafx/base/theme/primer-" + theme + ".css");
    Map<String, String> named = new HashMap<>();
    Matcher colours = COLOUR.matcher(themed.substring(0, themed.indexOf('}')));
    while (colours.find()) {
      named.put(colours.group(1), colours.group(2).strip());
    }
    List<String> weak = new ArrayList<>();
    int texts = 0;
    Matcher rules =
        RULE.matcher(read("/topicscope/desk/desk.css").replaceAll("(?s)/\\*.*?\\*/", ""));
    while (rules.find()) {
      Matcher text = TEXT.matcher(rules.group(2));
      while (text.find()) {
        texts++;
        String of = Objects.requireNonNullElse(text.group(1), text.group(2));
        for (String ground : grounds(rules.group(2))) {
          String where = "%s: %s on %s".formatted(rules.group(1).strip(), of, ground);
          if (!named.containsKey(of)) {
            weak.add(where + ": no such colour");
            continue;
          }
          double contrast = Contrast.of(colour(of, named), behind(ground, named));
          if (contrast < ENOUGH) {
            weak.add(String.format(Locale.ROOT, "%s: %.2f", where, contrast));
          }
        }
      }
    }
    assertThat(texts).isGreaterThan(20);
    assertThat(weak).isEmpty();
  }

  /** What is behind the text of a rule: its own background, or that of any panel. */
  private static List<String> grounds(String rule) {
    Matcher own = GROUND.matcher(rule);
    return own.find()
        ? List.of(own.group(1))
        : List.of("-color-bg-default", "-color-bg-subtle", "-color-bg-overlay");
  }

  private static Color behind(String ground, Map<String, String> named) {
    return Contrast.over(colour(ground, named), colour("-color-bg-default", named));
  }

  private static Color colour(String name, Map<String, String> named) {
    String value = name;
    while (named.containsKey(value)) {
      value = named.get(value);
    }
    return Color.web(value);
  }

  private static String read(String resource) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ContrastTest.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
