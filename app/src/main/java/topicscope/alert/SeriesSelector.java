package topicscope.alert;

import java.util.regex.Pattern;
import topicscope.transform.ExpressionReader;
import topicscope.transform.Transform;

/** Which series a rule watches. */
public sealed interface SeriesSelector {
  /** Whether the series of that name is meant. */
  boolean matches(String series);

  /** As it is written. */
  String text();

  /** One series, by its name. */
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
   * Every series whose name fits, each on its own.
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

  /** What a transform makes of a series; the transform is made for the rule. */
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
