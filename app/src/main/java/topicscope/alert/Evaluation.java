package topicscope.alert;

/**
 * The result of an evaluation that becomes an event.
 *
 * @param raised whether the rule is raised; otherwise it is cleared
 * @param sinceMs when the violation began
 * @param recordTimeMs 0 without a record
 */
record Evaluation(
    boolean raised,
    long sinceMs,
    long recordTimeMs,
    double value,
    int partition,
    long offset,
    long noticedMs) {}
