package topicscope.decode.time;

/**
 * Reads dates and times in text, in every form that is known: {@link IsoTime}, {@link CalendarTime}
 * and {@link TimeOfDay}. Allocates nothing.
 *
 * <p>Holds the last result, so it belongs to one thread and one field.
 */
public final class TimeText {
  private final IsoTime iso = new IsoTime();
  private final CalendarTime calendar = new CalendarTime();
  private final TimeOfDay timeOfDay = new TimeOfDay();
  private TimeScanner last = iso;

  /** Reads all bytes between the two positions; false if they are no date. */
  public boolean read(byte[] bytes, int from, int to) {
    last = iso;
    if (iso.read(bytes, from, to)) {
      return true;
    }
    last = calendar;
    if (calendar.read(bytes, from, to)) {
      return true;
    }
    last = timeOfDay;
    return timeOfDay.read(bytes, from, to);
  }

  /**
   * The last time read, ms since the epoch; UTC if it has no zone.
   *
   * @param referenceMs a time without a date is that of the nearest day
   */
  long ms(long referenceMs) {
    return last == timeOfDay ? timeOfDay.msNear(referenceMs) : last.ms();
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
    String form = last == iso ? TimeField.ISO : TimeField.TEXT;
    return (last == timeOfDay ? TimeField.OF_DAY : form)
        + (last.hasZone() ? "" : TimeField.NO_ZONE);
  }
}
