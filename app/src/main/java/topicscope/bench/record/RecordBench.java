package topicscope.bench.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import topicscope.bench.record.RecordChild.Program;
import topicscope.bench.tool.Benchmark;
import topicscope.bench.tool.BrokerProcess;
import topicscope.bench.tool.ChildJvm;
import topicscope.bench.tool.Medians;
import topicscope.demo.NewTopics;
import topicscope.history.HistoryAddress;
import topicscope.history.HistorySchema;
import topicscope.history.HistoryServer;
import topicscope.history.HistorySql;

/** Measures how fast samples get into QuestDB, compared with programs that do less. */
@Command(
    name = "record",
    mixinStandardHelpOptions = true,
    description = {
      "Measures how fast samples are written to QuestDB, and how many bytes each takes on the"
          + " disk.",
      "Prints one line of JSON a program: the recorder from Kafka on, its writer alone, QuestDB's"
          + " own client in a bare loop, and QuestDB making the rows itself. All write the same"
          + " rows into tables alike, each in a JVM of its own that has written them once before;"
          + " the median of the rounds counts."
    })
public final class RecordBench extends Benchmark {
  @Option(
      names = "--samples",
      paramLabel = "COUNT",
      defaultValue = "3000000",
      description = "Samples in each table (default: ${DEFAULT-VALUE}).")
  private int samples = 3_000_000;

  @Option(
      names = "--rounds",
      paramLabel = "COUNT",
      defaultValue = "3",
      description = "How often each program writes (default: ${DEFAULT-VALUE}).")
  private int rounds = 3;

  @Option(
      names = "--programs",
      split = ",",
      paramLabel = "PROGRAM",
      description = "Only these: ${COMPLETION-CANDIDATES}.")
  private List<Program> programs = List.of(Program.values());

  private record Speed(double acknowledged, double seen, double bytes) {}

  @Override
  protected void measure() throws Exception {
    Path folder = Files.createTempDirectory("topicscope-bench-");
    Map<Program, List<Speed>> speeds = new EnumMap<>(Program.class);
    Consumer<String> messages = System.err::println;
    try (BrokerProcess broker = BrokerProcess.start();
        HistoryServer server = HistoryServer.open(folder, messages)) {
      for (int round = 0; round < rounds; round++) {
        for (Program program : programs) {
          speeds
              .computeIfAbsent(program, first -> new ArrayList<>())
              .add(measure(program, round, broker.bootstrapServers(), server.address()));
        }
      }
    } finally {
      delete(folder);
    }
    Optional<Speed> bare = Optional.ofNullable(speeds.get(Program.BARE)).map(RecordBench::median);
    speeds.forEach((program, all) -> print(line(program, median(all), bare)));
  }

  private static Speed median(List<Speed> all) {
    return new Speed(
        Medians.of(all, Speed::acknowledged),
        Medians.of(all, Speed::seen),
        Medians.of(all, Speed::bytes));
  }

  private ObjectNode line(Program program, Speed speed, Optional<Speed> bare) {
    ObjectNode line =
        line("record")
            .put("program", program.name().toLowerCase(Locale.ROOT))
            .put("unit", "samples/s")
            .put("acknowledged", Math.round(speed.acknowledged))
            .put("seen", Math.round(speed.seen));
    bare.ifPresent(to ->
        line.put("toBare", Medians.rounded(speed.acknowledged / to.acknowledged))
            .put("seenToBare", Medians.rounded(speed.seen / to.seen)));
    return line.put("bytesPerSample", Medians.rounded(speed.bytes)).put("samples", samples);
  }

  private Speed measure(Program program, int round, String cluster, HistoryAddress address)
      throws Exception {
    int records = samples / RecordedRows.SERIES;
    String name = "bench-" + program.name().toLowerCase(Locale.ROOT) + "-" + round;
    List<String> topics = List.of(name + "-warm", name);
    if (program == Program.RECORDER) {
      for (String topic : topics) {
        lay(cluster, topic, records);
      }
    }
    JsonNode result =
        new JsonMapper()
            .readTree(
                run(
                    program,
                    address.http(),
                    address.user(),
                    address.password(),
                    records,
                    topics.get(0),
                    topics.get(1),
                    cluster));
    HistorySql sql = new HistorySql(() -> address);
    long bytes =
        sql.number(
            "SELECT sum(diskSize) FROM table_partitions("
                + HistorySchema.literal(HistorySchema.table(name))
                + ")");
    for (String topic : topics) {
      var _ = sql.exec("DROP TABLE " + HistorySchema.quoted(HistorySchema.table(topic)));
    }
    double rows = (double) records * RecordedRows.SERIES;
    return new Speed(
        rows / result.path("acknowledged").asDouble(),
        rows / result.path("seen").asDouble(),
        bytes / rows);
  }

  /** The last line of what the program prints, with QuestDB's client on its class path. */
  private static String run(Object... arguments) throws Exception {
    ProcessBuilder child =
        ChildJvm.command(
            RecordChild.class,
            List.of(
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"),
            arguments);
    List<String> command = child.command();
    int path = command.indexOf("-cp") + 1;
    Path own =
        Path.of(RecordBench.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    command.set(
        path, command.get(path) + File.pathSeparator + own.resolveSibling("questdb").resolve("*"));
    Process process = child.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("the measured program ended with " + process.exitValue());
    }
    return output.lines().reduce((first, last) -> last).orElse("");
  }

  private static void lay(String cluster, String topic, int records) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster))) {
      NewTopic created =
          new NewTopic(topic, Optional.of(RecordedRows.PARTITIONS), Optional.empty());
      NewTopics.create(admin, List.of(created));
    }
    try (KafkaProducer<byte[], byte[]> producer =
        producer(cluster, Map.of("linger.ms", 20, "batch.size", 1 << 18))) {
      for (long record = 0; record < records; record++) {
        var _ =
            producer.send(
                new ProducerRecord<>(
                    topic,
                    RecordedRows.partition(record),
                    RecordedRows.timeMs(record),
                    null,
                    RecordedRows.json(record)));
      }
      producer.flush();
    }
  }

  private static void delete(Path folder) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
