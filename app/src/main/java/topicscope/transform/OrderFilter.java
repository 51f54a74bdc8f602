package topicscope.transform;

/** For transforms that take samples in the order of their times: which are out of it. */
final class OrderFilter {
  private OrderFilter() {}

  /** Whether a sample is in its place; else it is counted and to be left out. */
  static boolean accepts(TimeOrder order, long time, long nowMs, TransformOutput out) {
    TimeOrder.Place place = order.placeOf(time, nowMs);
    out.ahead += place == TimeOrder.Place.AHEAD ? 1 : 0;
    out.late += place == TimeOrder.Place.LATE ? 1 : 0;
    return place == TimeOrder.Place.IN_ORDER;
  }
}
