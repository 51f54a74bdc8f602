package topicscope.kafka.read;

/** Gets every record of a reading as it came, on the reader thread, which waits for it. */
@FunctionalInterface
public interface RecordListener {
  void accept(RawRecord record);

  /** Called for each record when the consumer takes it out of a broker's answer, in the poll. */
  default void fetched() {}

  /** Called when a poll has returned records, before they are decoded. */
  default void polled() {}

  /** Called when the records of a poll are decoded, before their samples are appended. */
  default void decoded() {}

  /**
   * Called before a group commits what was read.
   *
   * @return whether the records so far have arrived; if not, nothing is committed
   */
  default boolean flush() {
    return true;
  }
}
