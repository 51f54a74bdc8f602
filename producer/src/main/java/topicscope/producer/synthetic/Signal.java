package topicscope.producer.synthetic;

/** A signal as a sequence of values at a fixed spacing. One thread steps it. */
@FunctionalInterface
public interface Signal {
  /**
   * The next value; finite.
   *
   * @param seconds time since the last one, above zero; the same every time
   */
  double next(double seconds);
}
