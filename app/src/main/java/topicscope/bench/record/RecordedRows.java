package topicscope.bench.record;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The rows that every program writes: records of ten numbers, one a millisecond. */
final class RecordedRows {
  static final int SERIES = 10;
  static final int PARTITIONS = 3;
  static final String TOPIC_ID = "AAAAAAAAAAAAAAAAAAAAAA";

  private static final long START_MS = 1_790_000_000_000L;
  private static final int VALUES = 10_007;
  private static final long STEP = 7_919;

  private RecordedRows() {}

  static String series(int number) {
    return "value_" + number;
  }

  static int partition(long record) {
    return (int) (record % PARTITIONS);
  }

  static long offset(long record) {
    return record / PARTITIONS;
  }

  static long timeMs(long record) {
    return START_MS + record;
  }

  static double value(long record, int series) {
    return (record * STEP + series) % VALUES / 100.0;
  }

  /** The record as JSON. */
  static byte[] json(long record) {
    return IntStream.range(0, SERIES)
        .mapToObj(i -> String.format(Locale.ROOT, "\"%s\":%s", series(i), value(record, i)))
        .collect(Collectors.joining(",", "{", "}"))
        .getBytes(StandardCharsets.UTF_8);
  }
}
