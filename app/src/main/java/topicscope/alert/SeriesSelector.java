package topicscope.alert;

import java.util.regex.Pattern;
import topicscope.transform.ExpressionReader;
import topicscope.transform.Transform;

/** Selects the series that a rule applies to. */
public sealed interface SeriesSelector {
  /** Whether the series of that name is selected. */
  boolean matches(String series);

  /** Its form in a rule. */
  String text();

  /** One series by name. */
  record Named(String name) implements SeriesSelector {
    @Override
    public boolean matches(String series) {
      return series.equals(name);
    }

    @Override
    public String text() {
      return ExpressionReader.quote(name);
    }
  }

  /**
   * Every series whose name matches, each separately.
   *
   * @param pattern {@code *} stands for any characters
   */
  record Fitting(String pattern) implements SeriesSelector {
    @Override
    public boolean matches(String series) {
      return Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), series);
    }

    @Override
    public String text() {
      return pattern;
    }
  }

  /** The result of a transform, which is created for the rule. */
  record Made(Transform transform) implements SeriesSelector {
    @Override
    public boolean matches(String series) {
      return series.equals(transform.text());
    }

    @Override
    public String text() {
      return transform.text();
    }
  }
}
