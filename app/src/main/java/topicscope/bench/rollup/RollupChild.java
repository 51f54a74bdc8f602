package topicscope.bench.rollup;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import topicscope.bench.ingest.IngestCase;
import topicscope.bench.ingest.IngestSubject;
import topicscope.client.KafkaHardening;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.choice.Grouping;
import topicscope.kafka.client.ClusterConnection;

/**
 * Runs one program again and again, in a JVM of its own: for each order on its standard input it
 * prints the figures; for the next line it ends the run, and prints what was written.
 */
final class RollupChild {
  /** Begins the lines that are an answer. */
  static final String ANSWER = "answer ";

  /** The field of an answer that says why there is no other one. */
  static final String FAILURE = "failure";

  /** How often the heap is measured on the way. */
  private static final int POINTS = 8;

  private RollupChild() {}

  /** What is compared. */
  enum Program {
    /** A consumer that does nothing with the records. */
    BARE("bare consumer"),
    /** What the window does with them. */
    INGEST("ingest"),
    /** Topicscope's roll-up. */
    ROLLUP("rollup"),
    /** The DSL of Kafka Streams with RocksDB. */
    DSL("dsl"),
    /** The roll-up of many series, for its memory. */
    SERIES("rollup, many series");

    private final String label;

    Program(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }

    private MeasuredProgram open(String servers, RunOrder order) throws IOException {
      ClusterConnection cluster = ClusterConnection.to(servers);
      return switch (this) {
        case BARE -> new ConsumerProgram(cluster, order, _ -> {});
        case INGEST ->
            new ConsumerProgram(
                cluster, order, new IngestSubject(order.topic(), IngestCase.JSON_SMALL));
        case ROLLUP -> new RollupProgram(cluster, order, DecodeChoice.AUTOMATIC, 0);
        case DSL -> new DslProgram(servers, order);
        case SERIES ->
            new RollupProgram(
                cluster, order, DecodeChoice.AUTOMATIC.withGrouping(new Grouping.ByKey()), POINTS);
      };
    }
  }

  /**
   * Serves orders until the standard input ends.
   *
   * @param args the program and the bootstrap servers
   */
  public static void main(String[] args) {
    KafkaHardening.apply();
    try {
      serve(Program.valueOf(args[0]), args[1]);
    } catch (IOException | RuntimeException e) {
      answer(JsonNodeFactory.instance.objectNode().put(FAILURE, String.valueOf(e)));
    }
    System.exit(0);
  }

  private static void serve(Program program, String servers) throws IOException {
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = orders.readLine(); line != null; line = orders.readLine()) {
      MeasuredProgram run = program.open(servers, RunOrder.of(line));
      long written;
      try (run) {
        answer(run.run());
        if (orders.readLine() == null) {
          return;
        }
        written = run.written();
      }
      answer(JsonNodeFactory.instance.objectNode().put("written", written));
    }
  }

  private static void answer(Object line) {
    System.out.println(ANSWER + line);
    System.out.flush();
  }
}
