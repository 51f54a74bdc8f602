package topicscope.reading;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import topicscope.decode.topic.TopicReport;
import topicscope.kafka.partition.StartPosition;
import topicscope.kafka.read.TopicReader;
import topicscope.kafka.read.UndecodableLog;
import topicscope.transform.TransformState;

/** What a reading has to say beside its samples, in sentences without a full stop. Thread-safe. */
public final class ReadingRemarks {
  private static final int MAX_REASONS = 5;

  private ReadingRemarks() {}

  /** Everything: no records, why records can't be decoded, hints and notes. */
  public static List<String> of(Reading reading, StartPosition start) {
    List<String> remarks = new ArrayList<>();
    nothingSince(reading.reader(), start).ifPresent(remarks::add);
    remarks.addAll(of(reading.reader()));
    for (TransformState made : reading.analysis().transforms().all()) {
      made.problem().ifPresent(why -> remarks.add(made.transform().text() + ": " + why));
    }
    return remarks;
  }

  /** Why records can't be decoded, hints and notes. */
  public static List<String> of(TopicReader reader) {
    TopicReport report = reader.report();
    List<String> remarks = new ArrayList<>();
    reader.undecodable().stream()
        .sorted(Comparator.comparingLong(UndecodableLog.Entry::count).reversed())
        .limit(MAX_REASONS)
        .map(ReadingRemarks::undecodable)
        .forEach(remarks::add);
    report.hints().forEach(hint -> remarks.add("hint: " + hint));
    remarks.addAll(report.notes());
    return remarks;
  }

  /** That no record has the time at which reading begins, or a later one. */
  public static Optional<String> nothingSince(TopicReader reader, StartPosition start) {
    if (!reader.isLoaded() || reader.counters().received() > 0) {
      return Optional.empty();
    }
    return since(start)
        .map(
            time -> "no record of " + reader.topic() + " has a timestamp of " + time + " or later");
  }

  private static Optional<Instant> since(StartPosition start) {
    return switch (start) {
      case StartPosition.Ago ago ->
          Optional.of(Instant.now().minus(ago.span()).truncatedTo(ChronoUnit.SECONDS));
      case StartPosition.Since since -> Optional.of(since.time());
      case StartPosition.Latest _,
          StartPosition.Earliest _,
          StartPosition.LastRecords _,
          StartPosition.LastSpan _ ->
          Optional.empty();
    };
  }

  /** Why the most of the records can't be decoded; empty if all can. */
  public static Optional<String> commonestReason(TopicReader reader) {
    return reader.undecodable().stream()
        .max(Comparator.comparingLong(UndecodableLog.Entry::count))
        .map(UndecodableLog.Entry::reason);
  }

  private static String undecodable(UndecodableLog.Entry entry) {
    return String.format(
        Locale.ROOT,
        "%,d record%s can't be decoded: %s (the last is %s)",
        entry.count(),
        entry.count() == 1 ? "" : "s",
        entry.reason(),
        entry.lastPlace());
  }
}
