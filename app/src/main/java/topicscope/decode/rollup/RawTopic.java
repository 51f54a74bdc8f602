package topicscope.decode.rollup;

/**
 * What a roll-up was made of.
 *
 * @param name the raw topic
 * @param intervalMs the length of an interval, ms
 */
public record RawTopic(String name, long intervalMs) {
  /** None is known. */
  public static final RawTopic NONE = new RawTopic("", 0);
}
