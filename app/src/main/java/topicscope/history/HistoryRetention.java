package topicscope.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Drops old days of the history: those before a time, and the oldest ones beyond a size. A day is
 * dropped whole; the newest day of a table stays.
 *
 * <p>The age counts from the newest sample, or from this machine's clock if that is earlier: so
 * neither a clock that jumps ahead nor a sample of the future drops everything. QuestDB's own TTL
 * would.
 */
public final class HistoryRetention {
  private final HistorySql sql;
  private final Collection<String> tables;
  private final Optional<Duration> keep;
  private final OptionalLong keepBytes;

  /**
   * @param tables the tables that are looked after; those of other topics stay as they are
   * @param keep how far back samples are kept at least; empty for ever
   * @param keepBytes how many bytes all the tables may take on the disk; empty for any number
   */
  public HistoryRetention(
      HistorySql sql, Collection<String> tables, Optional<Duration> keep, OptionalLong keepBytes) {
    this.sql = sql;
    this.tables = List.copyOf(tables);
    this.keep = keep;
    this.keepBytes = keepBytes;
  }

  /** One day of a table. */
  record Day(String table, LocalDate day, long rows, long bytes, boolean newest) {}

  /**
   * Drops what is due.
   *
   * @param now this machine's clock
   * @return a sentence for each table of which something was dropped
   */
  public List<String> apply(Instant now) throws IOException, InterruptedException {
    List<Day> days = new ArrayList<>();
    Map<String, Instant> newest = new TreeMap<>();
    for (String table : tables) {
      read(table, days, newest);
    }
    List<String> dropped = new ArrayList<>();
    for (Map.Entry<String, LocalDate> due : due(days, newest, now).entrySet()) {
      String table = due.getKey();
      long rows =
          days.stream()
              .filter(day -> day.table().equals(table) && day.day().isBefore(due.getValue()))
              .mapToLong(Day::rows)
              .sum();
      var _ =
          sql.exec(
              "ALTER TABLE "
                  + HistorySchema.quoted(table)
                  + " DROP PARTITION WHERE time < '"
                  + due.getValue()
                  + "T00:00:00.000000Z'");
      dropped.add(
          String.format(
              Locale.ROOT,
              "%s: dropped %,d samples from before %s",
              HistorySchema.topic(table).orElse(table),
              rows,
              due.getValue()));
    }
    return dropped;
  }

  /** For each table, the first day that stays; tables of which nothing is due are left out. */
  Map<String, LocalDate> due(List<Day> days, Map<String, Instant> newest, Instant now) {
    Map<String, LocalDate> due = new TreeMap<>();
    List<Day> oldestFirst =
        days.stream().filter(day -> !day.newest()).sorted(Comparator.comparing(Day::day)).toList();
    long bytes = days.stream().mapToLong(Day::bytes).sum();
    for (Day day : oldestFirst) {
      boolean tooOld =
          keep.isPresent() && day.day().isBefore(start(newest.getOrDefault(day.table(), now), now));
      boolean tooLarge = keepBytes.isPresent() && bytes > keepBytes.getAsLong();
      if (tooOld || tooLarge) {
        due.merge(day.table(), day.day().plusDays(1), (a, b) -> a.isAfter(b) ? a : b);
        bytes -= day.bytes();
      }
    }
    return due;
  }

  private LocalDate start(Instant newest, Instant now) {
    Instant from = newest.isBefore(now) ? newest : now;
    return LocalDate.ofInstant(from.minus(keep.orElse(Duration.ZERO)), ZoneOffset.UTC);
  }

  private void read(String table, List<Day> days, Map<String, Instant> newest)
      throws IOException, InterruptedException {
    JsonNode exists =
        sql.exec("SELECT count() FROM tables() WHERE table_name = " + HistorySchema.literal(table));
    if (exists.path("dataset").path(0).path(0).asLong() == 0) {
      return;
    }
    JsonNode found =
        sql.exec(
                "SELECT name, numRows, diskSize, active, maxTimestamp::long FROM table_partitions("
                    + HistorySchema.literal(table)
                    + ")")
            .path("dataset");
    for (JsonNode row : found) {
      // A day that late samples have split has a name that goes on with a time.
      LocalDate day = LocalDate.parse(row.path(0).asText().substring(0, 10));
      boolean active = row.path(3).asBoolean();
      days.add(new Day(table, day, row.path(1).asLong(), row.path(2).asLong(), active));
      if (active) {
        newest.put(table, Instant.EPOCH.plus(row.path(4).asLong(), ChronoUnit.NANOS));
      }
    }
    LocalDate last =
        days.stream()
            .filter(Day::newest)
            .filter(day -> day.table().equals(table))
            .map(Day::day)
            .findFirst()
            .orElse(LocalDate.MIN);
    days.replaceAll(day ->
        day.table().equals(table) && day.day().equals(last)
            ? new Day(table, last, day.rows(), day.bytes(), true)
            : day);
  }
}
