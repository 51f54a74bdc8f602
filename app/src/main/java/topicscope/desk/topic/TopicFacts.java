package topicscope.desk.topic;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import topicscope.desk.widget.ShortNumbers;
import topicscope.kafka.observe.TopicStatistics;

/**
 * The figures of a topic as short texts; "…" stands for what isn't known yet.
 *
 * @param partitions the number of partitions
 * @param rate the records per second
 * @param records the records held, shortened: 1.5 M
 * @param size what it takes on disk, shortened: 1.5 MB; a dash where it may not be known
 * @param age how long ago the last record was: 2 s, 3 d; or that there is none
 */
record TopicFacts(String partitions, String rate, String records, String size, String age) {
  private static final String UNKNOWN = "…";
  private static final String NOTHING = "–";
  private static final String EMPTY = "empty";
  private static final long NOW_MS = 2_000;
  private static final String PREFIXES = "kMGTPE";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.ENGLISH);

  /** The texts at a time, ms since the epoch. */
  static TopicFacts of(Optional<TopicStatistics> known, long nowMs) {
    return known
        .map(facts ->
            new TopicFacts(
                Integer.toString(facts.partitions()),
                Double.isNaN(facts.recordsPerSecond()) ? UNKNOWN : rate(facts.recordsPerSecond()),
                facts.records().isPresent() ? count(facts.records().getAsLong()) : UNKNOWN,
                facts.bytes().isPresent() ? size(facts.bytes().getAsLong()) : NOTHING,
                age(facts, nowMs)))
        .orElseGet(() -> new TopicFacts(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN));
  }

  /** All of it in a sentence, for a screen reader. */
  String sentence() {
    return String.format(
        Locale.ROOT,
        "%s %s, %s records per second, %s records held, last record: %s, on disk: %s",
        partitions,
        partitions.equals("1") ? "partition" : "partitions",
        rate,
        records,
        age,
        size);
  }

  /** All of it exactly, one line each. */
  static String exact(TopicStatistics known, ZoneId zone) {
    StringBuilder lines = new StringBuilder();
    lines.append(known.partitions()).append(known.partitions() == 1 ? " partition" : " partitions");
    known
        .records()
        .ifPresent(records ->
            lines.append(
                String.format(
                    Locale.ROOT,
                    "\n%,d record%s held (end minus begin offsets)",
                    records,
                    records == 1 ? "" : "s")));
    known
        .bytes()
        .ifPresent(bytes ->
            lines.append(
                String.format(
                    Locale.ROOT, "\n%,d bytes on disk, one copy of each partition", bytes)));
    known
        .lastTimeMs()
        .ifPresent(time ->
            lines
                .append("\nlast record ")
                .append(TIME.format(Instant.ofEpochMilli(time).atZone(zone)))
                .append(" (")
                .append(zone)
                .append(")"));
    return lines.toString();
  }

  private static String rate(double perSecond) {
    return perSecond == 0 ? "0" : ShortNumbers.rate(perSecond);
  }

  /** Exact up to four digits. */
  static String count(long count) {
    if (count < 10_000) {
      return String.format(Locale.ROOT, "%,d", count);
    }
    double scaled = count;
    int prefix = -1;
    while (scaled >= 999.5) {
      scaled /= 1_000;
      prefix++;
    }
    return String.format(
        Locale.ROOT, scaled < 99.95 ? "%.1f %c" : "%.0f %c", scaled, PREFIXES.charAt(prefix));
  }

  /** In bytes, kB, MB and so on. */
  static String size(long bytes) {
    String text = count(bytes);
    return bytes < 10_000 ? text + " B" : text + "B";
  }

  private static String age(TopicStatistics known, long nowMs) {
    if (known.records().isEmpty()) {
      return UNKNOWN;
    }
    if (known.isEmpty()) {
      return EMPTY;
    }
    OptionalLong last = known.lastTimeMs();
    return last.isPresent() ? age(nowMs - last.getAsLong()) : NOTHING;
  }

  /** A time of the producer's clock may lie ahead. */
  static String age(long ms) {
    if (ms < -NOW_MS) {
      return "ahead";
    }
    if (ms < NOW_MS) {
      return "now";
    }
    Duration age = Duration.ofMillis(ms);
    if (age.toMinutes() < 1) {
      return age.toSeconds() + " s";
    }
    if (age.toHours() < 1) {
      return age.toMinutes() + " min";
    }
    if (age.toDays() < 2) {
      return age.toHours() + " h";
    }
    return age.toDays() < 730 ? age.toDays() + " d" : age.toDays() / 365 + " y";
  }
}
