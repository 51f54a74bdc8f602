package topicscope.plot.overlay;

import java.util.Optional;

/**
 * A value, drawn as a horizontal line with a label.
 *
 * @param value on the y axis
 * @param label a few words
 * @param seriesName its series: it has the same colour and axis and is hidden together with it;
 *     empty for a threshold of the plot
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
