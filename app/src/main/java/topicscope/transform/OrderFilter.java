package topicscope.transform;

/** Filters samples that are out of order in time. */
final class OrderFilter {
  private OrderFilter() {}

  /** Whether a sample is in order; if not, it is counted and must be left out. */
  static boolean accepts(TimeOrder order, long time, long nowMs, TransformOutput out) {
    TimeOrder.Place place = order.placeOf(time, nowMs);
    out.ahead += place == TimeOrder.Place.AHEAD ? 1 : 0;
    out.late += place == TimeOrder.Place.LATE ? 1 : 0;
    return place == TimeOrder.Place.IN_ORDER;
  }
}
