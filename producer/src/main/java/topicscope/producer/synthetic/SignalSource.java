package topicscope.producer.synthetic;

import java.util.List;
import java.util.Optional;
import topicscope.producer.source.Field;
import topicscope.producer.source.Reading;
import topicscope.producer.source.Source;

/**
 * A signal as a source. Its time follows the schedule, not the clock, so that the same seed and
 * spacing give the same values.
 */
public final class SignalSource implements Source {
  private final String name;
  private final Signal signal;
  private final double spacing;
  private final double scale;

  /**
   * Reads the signal's values.
   *
   * @param name the number's name
   * @param spacing seconds between readings
   * @param decimals decimals of the values, 0 to 9
   */
  public SignalSource(String name, Signal signal, double spacing, int decimals) {
    this.name = name;
    this.signal = signal;
    this.spacing = spacing;
    scale = Math.pow(10, decimals);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Optional<Reading> read() {
    double value = Math.rint(signal.next(spacing) * scale) / scale;
    return Optional.of(new Reading(name, List.of(Field.of(name, value))));
  }
}
