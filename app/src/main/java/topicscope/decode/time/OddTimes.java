package topicscope.decode.time;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import topicscope.decode.RecordView;
import topicscope.decode.WriterCounter;

/**
 * Counts times that can't be right, by what is wrong with them: of records their timestamps, of
 * rows with a time of their own those ahead of the clock.
 *
 * <p>Owned by the reading thread, except for {@link #notes}. Allocates nothing.
 */
final class OddTimes {
  /** A record without a timestamp. */
  static final long NO_TIME = -1;

  private static final long YEAR_2000_MS = 946_684_800_000L;
  private static final long YEAR_2200_MS = 7_258_118_400_000L;
  private static final long MIN_AHEAD_MS = 60_000;
  private static final long MINUTE_MS = 60_000;
  private static final long HOUR_MS = 60 * MINUTE_MS;
  private static final long DAY_MS = 24 * HOUR_MS;

  /** Seconds of the years from 2001 on, taken for ms, lie between these times. */
  private static final long MIN_SECONDS = 1_000_000_000L;

  private static final long MAX_SECONDS = 4_102_444_800L;

  private final Kind none = new Kind("record");
  private final Kind seconds = new Kind("record");
  private final Kind early = new Kind("record");
  private final Kind ahead = new Kind("record");
  private final Kind far = new Kind("record");
  private final Kind rowsAhead = new Kind("row");
  private final Kind rowsFar = new Kind("row");
  private int partition = -1;
  private long offset = -1;

  /** Records or rows of one kind, and the extreme among their times. */
  private static final class Kind {
    private final String noun;
    private final WriterCounter count = new WriterCounter();
    private volatile long extreme = Long.MIN_VALUE;

    Kind(String noun) {
      this.noun = noun;
    }

    void add(long size) {
      count.add(1);
      if (size > extreme) {
        extreme = size;
      }
    }
  }

  /** Whether a time needs {@link #place}: it is early, or ahead of the clock. */
  static boolean isOdd(long timeMs, long arrivalMs) {
    return timeMs < YEAR_2000_MS || timeMs - arrivalMs > MIN_AHEAD_MS;
  }

  /** Counts the record once, and returns its timestamp, or {@link #NO_TIME} if that is no time. */
  long place(RecordView record) {
    long timeMs = record.timestampMs();
    boolean isSeconds = timeMs >= MIN_SECONDS && timeMs < MAX_SECONDS;
    if (record.offset() != offset || record.partition() != partition) {
      offset = record.offset();
      partition = record.partition();
      if (timeMs <= 0) {
        none.add(0);
      } else if (isSeconds) {
        seconds.add(0);
      } else if (timeMs < YEAR_2000_MS) {
        early.add(-timeMs);
      } else if (timeMs - record.arrivalMs() <= DAY_MS) {
        ahead.add(timeMs - record.arrivalMs());
      } else {
        far.add(timeMs - record.arrivalMs());
      }
    }
    return isSeconds ? NO_TIME : timeMs;
  }

  /** Counts a row whose own time is ahead. */
  void addRow(long aheadMs) {
    if (aheadMs > MIN_AHEAD_MS) {
      (aheadMs <= DAY_MS ? rowsAhead : rowsFar).add(aheadMs);
    }
  }

  /**
   * What is odd, with counts, in sentences. Thread-safe.
   *
   * @param choice the time chosen, as text
   */
  List<String> notes(String choice) {
    List<String> notes = new ArrayList<>();
    add(notes, none, "no timestamp (-1 or 0): drawn at their arrival");
    add(
        notes,
        seconds,
        "timestamps of 1970 (seconds taken for milliseconds?): drawn at their arrival");
    add(notes, early, "timestamps before the year 2000, as early as " + year(-early.extreme));
    add(notes, ahead, "timestamps ahead of this machine's clock, by up to " + span(ahead.extreme));
    add(notes, far, far() + ": drawn at their arrival");
    String own = "a time in " + choice + " that is ahead of this machine's clock, by up to ";
    add(notes, rowsAhead, own + span(rowsAhead.extreme));
    add(notes, rowsFar, own + span(rowsFar.extreme) + ": drawn at their arrival");
    return notes;
  }

  private String far() {
    long timeMs = far.extreme + System.currentTimeMillis();
    if (timeMs < YEAR_2200_MS) {
      return "timestamps ahead of this machine's clock, by up to " + span(far.extreme);
    }
    String unit =
        isPlausible(timeMs / 1_000)
            ? "microseconds"
            : isPlausible(timeMs / 1_000_000) ? "nanoseconds" : "";
    return "timestamps of the year "
        + year(timeMs)
        + (unit.isEmpty() ? "" : " (" + unit + " taken for milliseconds?)");
  }

  private static boolean isPlausible(long timeMs) {
    return timeMs >= YEAR_2000_MS && timeMs < YEAR_2200_MS;
  }

  private static void add(List<String> notes, Kind kind, String what) {
    long count = kind.count.get();
    if (count > 0) {
      notes.add("%,d %s%s %s".formatted(count, kind.noun, count == 1 ? " has" : "s have", what));
    }
  }

  private static int year(long timeMs) {
    return Instant.ofEpochMilli(timeMs).atOffset(ZoneOffset.UTC).getYear();
  }

  private static String span(long ms) {
    return ms < 2 * HOUR_MS
        ? Math.round((double) ms / MINUTE_MS) + " min"
        : ms < 2 * DAY_MS
            ? Math.round((double) ms / HOUR_MS) + " h"
            : Math.round((double) ms / DAY_MS) + " days";
  }
}
