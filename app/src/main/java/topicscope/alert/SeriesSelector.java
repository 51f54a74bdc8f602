package topicscope.alert;

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
