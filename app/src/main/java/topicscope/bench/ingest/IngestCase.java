package topicscope.bench.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** The kinds of records that are read. */
enum IngestCase {
  TEXT_INTEGER("text integer", 1),
  JSON_SMALL("JSON object, 100 B, 4 numbers", 1),
  JSON_LARGE("JSON object, 2 KB, 100 numbers, 3 shown", 10),
  DOUBLE("double, 8 bytes", 1);

  private static final int NUMBERS = 100;
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

  byte[] value(int number, Random random) {
    return switch (this) {
      case TEXT_INTEGER -> Integer.toString(random.nextInt(1_000_000)).getBytes(UTF_8);
      case JSON_SMALL -> small(number, random);
      case JSON_LARGE -> large(random);
      case DOUBLE ->
          ByteBuffer.allocate(Double.BYTES).putDouble(random.nextInt(10_000) / 100.0).array();
    };
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
