package topicscope.transform;

/**
 * What became of the samples that a transform was given, since it began.
 *
 * @param taken samples that went in
 * @param late left out: earlier than what is still held
 * @param ahead left out: more than a minute ahead of the clock and of all others
 * @param unpaired left out: no sample of the other series near enough in time
 * @param withoutValue results that are no finite number, such as a division by zero
 * @param missed overwritten before they could be read
 */
public record TransformCounts(
    long taken, long late, long ahead, long unpaired, long withoutValue, long missed) {
  /** Of nothing. */
  public static final TransformCounts NONE = new TransformCounts(0, 0, 0, 0, 0, 0);

  /** What was left out, in words; empty if nothing was. */
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
