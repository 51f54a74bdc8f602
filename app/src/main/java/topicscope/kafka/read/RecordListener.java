package topicscope.kafka.read;

/** Gets every record of a reading as it came, on the reader thread, which waits for it. */
@FunctionalInterface
public interface RecordListener {
  void accept(RawRecord record);

  /**
   * Called before a group commits what was read.
   *
   * @return whether the records so far have arrived; if not, nothing is committed
   */
  default boolean flush() {
    return true;
  }
}
