package topicscope.reading;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import topicscope.kafka.partition.Backlog;
import topicscope.kafka.partition.StartPosition;
import topicscope.kafka.read.RawRecord;
import topicscope.signal.SampleBuffer;
import topicscope.signal.Series;

/** How much of a topic's past a reading holds. Thread-safe. */
public final class ReadingDepth {
  private static final double NEARLY = 0.9;
  private static final double SOME_MORE = 1.1;
  private static final int MAX_RECORDS = 1_000_000;

  private ReadingDepth() {}

  /**
   * Where another reading has to begin so that it holds what is wanted; empty if this one holds it,
   * or if the topic or the memory has no more.
   *
   * <p>For a number of records each series gets about that many samples, although a record may hold
   * a sample of only one of them: more records are read then, at most 1,000,000, or about 256 MB.
   */
  public static Optional<StartPosition> missing(Reading reading, StartPosition wanted) {
    StartPosition begun = reading.reader().start();
    if (!reading.reader().isLoaded()) {
      return begun.equals(wanted) ? Optional.empty() : Optional.of(wanted);
    }
    Collection<SampleBuffer> lines = lines(reading);
    return switch (wanted) {
      case StartPosition.Latest _ -> Optional.empty();
      case StartPosition.LastRecords last -> records(reading, lines, last.count());
      case StartPosition.Earliest _ -> unless(hasAll(reading, lines, wanted), wanted);
      case StartPosition.LastSpan last -> {
        boolean begunBefore =
            begun instanceof StartPosition.LastSpan before
                && before.span().compareTo(last.span()) >= 0;
        Instant from = newest(lines).minus(last.span());
        yield unless(holds(reading, lines, wanted, from, begunBefore), wanted);
      }
      case StartPosition.Ago ago ->
          unless(holds(reading, lines, wanted, Instant.now().minus(ago.span()), false), wanted);
      case StartPosition.Since since ->
          unless(holds(reading, lines, wanted, since.time(), false), wanted);
    };
  }

  /** Whether it holds fewer samples than another one of the same topic. */
  public static boolean isLess(Reading reading, Reading other) {
    return samples(reading) < samples(other);
  }

  private static long samples(Reading reading) {
    return lines(reading).stream().mapToLong(SampleBuffer::size).sum();
  }

  private static Optional<StartPosition> unless(boolean held, StartPosition wanted) {
    return held ? Optional.empty() : Optional.of(wanted);
  }

  private static boolean holds(
      Reading reading,
      Collection<SampleBuffer> lines,
      StartPosition wanted,
      Instant from,
      boolean begunBefore) {
    OptionalLong earliest =
        lines.stream().map(SampleBuffer::earliestTime).flatMapToLong(OptionalLong::stream).min();
    boolean held = earliest.isPresent() && earliest.getAsLong() <= from.toEpochMilli();
    boolean begun =
        begunBefore
            || (reading.reader().start() instanceof StartPosition.Since since
                && !since.time().isAfter(from));
    return held
        || (begun && !hasLost(lines, Reading.capacity(wanted)))
        || hasAll(reading, lines, wanted);
  }

  /** Whether reading began with all records, and no other reading would keep more of them. */
  private static boolean hasAll(
      Reading reading, Collection<SampleBuffer> lines, StartPosition wanted) {
    boolean all =
        reading.reader().isWhole() || reading.reader().start() instanceof StartPosition.Earliest;
    return all && !hasLost(lines, Reading.capacity(wanted));
  }

  /** Whether a series has overwritten samples that one of that capacity would have kept. */
  private static boolean hasLost(Collection<SampleBuffer> lines, int capacity) {
    return lines.stream().anyMatch(line -> line.firstNumber() > 0 && line.capacity() < capacity);
  }

  private static Optional<StartPosition> records(
      Reading reading, Collection<SampleBuffer> lines, int count) {
    StartPosition plain = new StartPosition.LastRecords(count);
    if (middle(lines.stream().map(line -> (long) line.size()).toList()) >= count * NEARLY
        || hasAll(reading, lines, plain)) {
      return Optional.empty();
    }
    double aLine = middle(lines.stream().map(SampleBuffer::appended).toList());
    double received = reading.reader().counters().received();
    double needed = aLine == 0 ? count : SOME_MORE * count * received / aLine;
    int limit = Math.max(count, (int) Math.min(MAX_RECORDS, Backlog.MAX_BYTES / size(reading)));
    int records = (int) Math.clamp(needed, count, limit);
    boolean tried =
        reading.reader().start() instanceof StartPosition.LastRecords before
            && records < before.count() * SOME_MORE;
    return unless(tried, new StartPosition.LastRecords(records));
  }

  /** The size of a record in bytes, at least 1. */
  private static long size(Reading reading) {
    List<RawRecord> latest = reading.reader().tail().records();
    long bytes = latest.stream().mapToLong(RawRecord::valueLength).sum();
    return Math.max(1, bytes / Math.max(1, latest.size()));
  }

  /** The one in the middle, of two the larger one; 0 without any. */
  private static long middle(List<Long> numbers) {
    return numbers.isEmpty() ? 0 : numbers.stream().sorted().toList().get(numbers.size() / 2);
  }

  private static Instant newest(Collection<SampleBuffer> lines) {
    long now = System.currentTimeMillis();
    return Instant.ofEpochMilli(
        lines.stream()
            .map(SampleBuffer::latestTime)
            .flatMapToLong(OptionalLong::stream)
            .map(time -> Math.min(now, time))
            .max()
            .orElse(now));
  }

  private static Collection<SampleBuffer> lines(Reading reading) {
    Collection<Series> read = reading.series().read().values();
    return (read.isEmpty() ? reading.series().all() : read).stream().map(Series::buffer).toList();
  }
}
