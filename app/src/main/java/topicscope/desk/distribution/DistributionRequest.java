package topicscope.desk.distribution;

import topicscope.signal.PastColumns;
import topicscope.signal.Series;
import topicscope.signal.XRange;

/**
 * What the panel wants to show.
 *
 * @param subject what the distribution is of
 * @param range the range of the samples
 * @param logarithmic whether bins are wanted for a logarithmic axis
 * @param bins about how many bins have room
 * @param before the width of the bins shown before; 0 without any
 * @param version how many samples the series had
 * @param past what is recorded of the series
 */
record DistributionRequest(
    Subject subject,
    XRange range,
    boolean logarithmic,
    int bins,
    double before,
    long version,
    PastColumns past) {
  /** Which samples a distribution is of. */
  enum Part {
    /** Those that the plot shows. */
    IN_SIGHT,
    /** Those between the two cursors. */
    BETWEEN_CURSORS,
    /** All that are held, while nothing is drawn. */
    HELD
  }

  /**
   * What a distribution is of. An answer about another subject is not shown.
   *
   * @param series the series
   * @param label what the series is called
   * @param unit what its values are measured in; empty if unknown
   * @param part which of its samples
   */
  record Subject(Series series, String label, String unit, Part part) {}

  /** The present request about a subject. */
  static DistributionRequest of(
      Subject subject, XRange range, boolean logarithmic, int bins, double before) {
    return new DistributionRequest(
        subject,
        range,
        logarithmic,
        bins,
        before,
        subject.series().buffer().appended(),
        subject.series().buffer().past());
  }

  /** Whether an answer to this one may be shown while the other one is wanted. */
  boolean isAbout(DistributionRequest other) {
    return subject.equals(other.subject) && logarithmic == other.logarithmic;
  }
}
