package topicscope.transform;

/**
 * The fate of the samples of a transform since it started.
 *
 * @param taken samples read
 * @param late left out: earlier than the open buckets
 * @param ahead left out: more than a minute ahead of the clock and of all others
 * @param unpaired left out: no sample of the other series near enough in time
 * @param withoutValue results that are not finite, such as a division by zero
 * @param missed overwritten before they could be read
 */
public record TransformCounts(
    long taken, long late, long ahead, long unpaired, long withoutValue, long missed) {
  /** Counts of zero. */
  public static final TransformCounts NONE = new TransformCounts(0, 0, 0, 0, 0, 0);

  /** The samples left out, in words; empty if there are none. */
  public String text() {
    StringBuilder text = new StringBuilder();
    add(text, late, "too late");
    add(text, ahead, "far ahead");
    add(text, unpaired, "without a partner");
    add(text, withoutValue, "without a finite value");
    add(text, missed, "overwritten unread");
    return text.toString();
  }

  private static void add(StringBuilder text, long count, String what) {
    if (count > 0) {
      text.append(text.isEmpty() ? "left out: " : ", ").append(count).append(' ').append(what);
    }
  }
}
