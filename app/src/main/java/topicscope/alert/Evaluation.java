package topicscope.alert;

/**
 * The sample that a rule was evaluated on last, and when.
 *
 * @param recordTimeMs 0 without a record
 * @param value the value or its change per second
 */
record Evaluation(long recordTimeMs, double value, int partition, long offset, long noticedMs) {
  static final Evaluation NONE = new Evaluation(0, Double.NaN, -1, -1, 0);

  Evaluation at(double newValue, long nowMs) {
    return new Evaluation(recordTimeMs, newValue, partition, offset, nowMs);
  }

  /** Receives a change of state. */
  @FunctionalInterface
  interface Listener {
    /**
     * The state has changed.
     *
     * @param series the name of the series; empty while it does not exist yet
     * @param raised whether the rule is raised; otherwise it is cleared
     * @param sinceMs when the violation began
     */
    void changed(String series, boolean raised, long sinceMs, Evaluation last);
  }
}
