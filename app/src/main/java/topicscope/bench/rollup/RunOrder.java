package topicscope.bench.rollup;

/**
 * What a program is asked to do once.
 *
 * @param topic the topic that is read
 * @param target the topic that is written
 * @param application the name that the instances of this run share
 * @param records how many records this instance should get
 * @param alone whether it is the only instance, which gets all records
 */
record RunOrder(String topic, String target, String application, long records, boolean alone) {
  private static final String BETWEEN = " ";

  /** Reads what {@link #line} has written. */
  static RunOrder of(String line) {
    String[] parts = line.split(BETWEEN, -1);
    return new RunOrder(
        parts[0], parts[1], parts[2], Long.parseLong(parts[3]), Boolean.parseBoolean(parts[4]));
  }

  /** The order as a line. */
  String line() {
    return String.join(
        BETWEEN, topic, target, application, Long.toString(records), Boolean.toString(alone));
  }
}
