package topicscope.bench.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The kinds of records that are read. */
public enum IngestCase {
  TEXT_INTEGER("text integer", 1),
  JSON_SMALL("JSON object, 100 B, 4 numbers", 1),
  JSON_LARGE("JSON object, 2 KB, 100 numbers, 3 shown", 10),
  DOUBLE("double, 8 bytes", 1),
  CONNECT("Kafka Connect JSON with its schema, 1 KB", 10),
  ID_VALUES("list of 20 ids with their values", 20),
  TELEGRAF("Telegraf batch of 100 metrics", 100);

  /** How many numbers {@link #JSON_SMALL} has. */
  public static final int SMALL_NUMBERS = 4;

  private static final int NUMBERS = 100;
  private static final int COLUMNS = 8;
  private static final long TIME = 1_700_000_000_000L;
  private static final Set<String> SHOWN = Set.of("metric_03", "metric_50", "metric_91");

  private final String label;
  private final int fewer;

  IngestCase(String label, int fewer) {
    this.label = label;
    this.fewer = fewer;
  }

  String label() {
    return label;
  }

  /** The number of records of this kind that replaces that many small ones. */
  int records(int asked) {
    return Math.max(1, asked / fewer);
  }

  /** Whether a field is shown. */
  boolean shows(String path) {
    return this != JSON_LARGE || SHOWN.contains(path);
  }

  /** Whether a Jackson parser can read it. */
  boolean isText() {
    return this != DOUBLE;
  }

  /** The value of a record. */
  public byte[] value(int number, Random random) {
    return switch (this) {
      case TEXT_INTEGER -> Integer.toString(random.nextInt(1_000_000)).getBytes(UTF_8);
      case JSON_SMALL -> small(number, random);
      case JSON_LARGE -> large(random);
      case DOUBLE ->
          ByteBuffer.allocate(Double.BYTES).putDouble(random.nextInt(10_000) / 100.0).array();
      case CONNECT -> connect(number, random);
      case ID_VALUES ->
          list(
              "{\"values\":[",
              "]}",
              20,
              i ->
                  String.format(
                      Locale.ROOT,
                      "{\"id\":\"Press.%d\",\"t\":%d,\"v\":%.2f}",
                      (number + i) % 20,
                      TIME + number * 1_000L,
                      random.nextDouble() * 10));
      case TELEGRAF ->
          list(
              "{\"metrics\":[",
              "]}",
              100,
              i ->
                  String.format(
                      Locale.ROOT,
                      "{\"name\":\"cpu\",\"tags\":{\"host\":\"web-%d\",\"cpu\":\"cpu%d\"},"
                          + "\"fields\":{\"usage\":%.2f},\"timestamp\":%d}",
                      i / 10,
                      i % 10,
                      random.nextDouble() * 100,
                      TIME / 1_000 + number));
    };
  }

  private static byte[] list(String head, String tail, int count, IntFunction<String> element) {
    return IntStream.range(0, count)
        .mapToObj(element)
        .collect(Collectors.joining(",", head, tail))
        .getBytes(UTF_8);
  }

  /** Eight doubles with the schema that the converter writes beside them. */
  private static byte[] connect(int number, Random random) {
    String schema =
        IntStream.range(0, COLUMNS)
            .mapToObj(i ->
                "{\"type\":\"double\",\"optional\":true,\"field\":\"measurement_%d\"}".formatted(i))
            .collect(
                Collectors.joining(
                    ",",
                    "{\"schema\":{\"type\":\"struct\",\"optional\":false,\"fields\":[",
                    "]},"));
    return list(
        schema + "\"payload\":{",
        "}}",
        COLUMNS,
        i ->
            String.format(
                Locale.ROOT, "\"measurement_%d\":%.3f", i, number % 100 + random.nextDouble()));
  }

  private static byte[] large(Random random) {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < NUMBERS; i++) {
      text.append(i == 0 ? "" : ",").append("\"metric_").append(i < 10 ? "0" : "").append(i);
      text.append("\":");
      if (i % 2 == 0) {
        text.append(random.nextInt(1_000_000));
      } else {
        text.append(random.nextInt(1_000_000) / 1_000.0);
      }
    }
    return text.append('}').toString().getBytes(UTF_8);
  }

  private static byte[] small(int number, Random random) {
    return String.format(
            Locale.ROOT,
            "{\"seq\":%d,\"host\":\"web-%d\",\"cpu\":%.2f,\"mem\":%d,\"load\":%.3f,\"zone\":\"eu-central-1\"}",
            number,
            number % 7,
            random.nextDouble() * 100,
            random.nextInt(1 << 20),
            random.nextDouble() * 8)
        .getBytes(UTF_8);
  }
}
