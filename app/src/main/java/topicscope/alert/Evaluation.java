package topicscope.alert;

/**
 * What a sentry has found, to become an event.
 *
 * @param raised whether the rule holds from here on, rather than no more
 * @param sinceMs when it began to be bad
 * @param recordTimeMs 0 if there was no record
 */
record Evaluation(
    boolean raised,
    long sinceMs,
    long recordTimeMs,
    double value,
    int partition,
    long offset,
    long noticedMs) {}
