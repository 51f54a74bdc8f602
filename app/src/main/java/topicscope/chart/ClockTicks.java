package topicscope.chart;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Round local times with their texts, for what shows time without an axis. Thread-safe. */
public final class ClockTicks {
  private ClockTicks() {}

  /**
   * The ticks within a span of time, at least that far apart, with their texts, the earliest first.
   * A tick at midnight is a date. If there is none and the span doesn't begin today, the first one
   * has its date before the time.
   *
   * @param time ms since the epoch
   * @param apartMs above 0
   */
  public static SequencedMap<Double, String> within(ValueRange time, double apartMs, ZoneId zone) {
    TimeTicks ticks = TimeTicks.apart(apartMs, zone);
    SequencedMap<Double, String> texts = new LinkedHashMap<>();
    ticks.within(time.low(), time.high()).forEach(tick -> texts.put(tick, ticks.text(tick)));
    boolean dated = texts.values().stream().anyMatch(text -> text.indexOf(':') < 0);
    if (!dated && !texts.isEmpty()) {
      double first = texts.firstEntry().getKey();
      LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli((long) first), zone);
      if (!day.equals(LocalDate.now(zone))) {
        texts.put(first, ClockText.day(first, zone) + " " + texts.get(first));
      }
    }
    return texts;
  }
}
