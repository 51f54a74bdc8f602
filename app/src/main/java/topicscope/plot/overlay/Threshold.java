package topicscope.plot.overlay;

import java.util.Optional;

/**
 * A value drawn as a level line with a label.
 *
 * @param value the value
 * @param label its meaning in a few words
 * @param seriesName the series that gives it colour and axis, and with which it is hidden; empty if
 *     it belongs to the plot
 */
public record Threshold(double value, String label, Optional<String> seriesName) {
  /** A threshold of the plot. */
  public static Threshold of(double value, String label) {
    return new Threshold(value, label, Optional.empty());
  }

  /** A threshold of one series. */
  public static Threshold of(double value, String label, String seriesName) {
    return new Threshold(value, label, Optional.of(seriesName));
  }
}
