package topicscope.decode.time;

/**
 * Reads dates and times in text, in every form that is known: {@link IsoTime} and {@link
 * CalendarTime}. Allocates nothing.
 *
 * <p>Holds the last result, so it belongs to one thread and one field.
 */
public final class TimeText {
  private static final String NO_ZONE = " without a zone";

  private final IsoTime iso = new IsoTime();
  private final CalendarTime calendar = new CalendarTime();
  private TimeScanner last = iso;

  /** Reads all bytes between the two positions; false if they are no date. */
  public boolean read(byte[] bytes, int from, int to) {
    last = iso;
    if (iso.read(bytes, from, to)) {
      return true;
    }
    last = calendar;
    return calendar.read(bytes, from, to);
  }

  /** The last time read, ms since the epoch; UTC if it has no zone. */
  long ms() {
    return last.ms();
  }

  /** What the last time read has beyond whole milliseconds, ns. */
  int nanos() {
    return last.nanos();
  }

  /** Whether the last time read has a zone. */
  boolean hasZone() {
    return last.hasZone();
  }

  /** The form of the last time read, as the unit of a {@link TimeField}. */
  public String unit() {
    return (last == iso ? TimeField.ISO : TimeField.TEXT) + (last.hasZone() ? "" : NO_ZONE);
  }
}
