package topicscope.alert;

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
      int star = -1;
      int retry = 0;
      int p = 0;
      int s = 0;
      while (s < series.length()) {
        if (p < pattern.length() && pattern.charAt(p) == '*') {
          star = p++;
          retry = s;
        } else if (p < pattern.length() && pattern.charAt(p) == series.charAt(s)) {
          p++;
          s++;
        } else if (star >= 0) {
          p = star + 1;
          s = ++retry;
        } else {
          return false;
        }
      }
      while (p < pattern.length() && pattern.charAt(p) == '*') {
        p++;
      }
      return p == pattern.length();
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
