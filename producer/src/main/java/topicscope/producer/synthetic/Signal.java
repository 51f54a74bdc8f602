package topicscope.producer.synthetic;

/** A signal as a sequence of values at a fixed spacing. Used by one thread. */
@FunctionalInterface
public interface Signal {
  /**
   * The next value; finite.
   *
   * @param seconds time since the last value, above zero and always the same
   */
  double next(double seconds);
}
