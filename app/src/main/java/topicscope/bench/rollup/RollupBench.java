package topicscope.bench.rollup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import topicscope.bench.ingest.IngestCase;
import topicscope.bench.rollup.RollupChild.Program;
import topicscope.bench.tool.Benchmark;
import topicscope.bench.tool.BrokerProcess;
import topicscope.bench.tool.Medians;
import topicscope.demo.NewTopics;

/** Measures how fast a topic is rolled up, compared with programs that do less or the same. */
@Command(
    name = "rollup",
    mixinStandardHelpOptions = true,
    description = {
      "Measures how fast a topic is rolled up to intervals of a second, exactly once.",
      "Prints one line of JSON a program: a consumer that does nothing (the floor), what the"
          + " window does with the records, the roll-up, the same in the DSL of Kafka Streams with"
          + " RocksDB, and several instances of the roll-up together. All read the same records,"
          + " each in a JVM of its own with one thread and 512 MB; the DSL reads fewer of them."
          + " The first round of each doesn't count; the median of the others does.",
      "Then the memory of a roll-up of many series on its way through the records, and ratios."
    })
public final class RollupBench extends Benchmark {
  private static final int PARTITIONS = 4;
  private static final int SERIES = 10_000;
  private static final long SEED = 4_2026;
  private static final String TOPIC = "bench-rollup";
  private static final String TOPIC_OF_DSL = TOPIC + "-few";

  /** The DSL gets one record of so many. */
  private static final int FEWER = 20;

  /** Records per ms of their timestamps. */
  private static final int DENSE = 10;

  private static final int DENSE_SERIES = 100;

  private static final String DELAY = "group.initial.rebalance.delay.ms";

  @Option(
      names = "--records",
      paramLabel = "COUNT",
      defaultValue = "8000000",
      description = "Records in the topic (default: ${DEFAULT-VALUE}).")
  private int records = 8_000_000;

  @Option(
      names = "--rounds",
      paramLabel = "COUNT",
      defaultValue = "3",
      description = "How often each program reads them (default: ${DEFAULT-VALUE}).")
  private int rounds = 3;

  @Option(
      names = "--programs",
      split = ",",
      paramLabel = "PROGRAM",
      description = "Only these: ${COMPLETION-CANDIDATES}.")
  private List<Program> programs = List.of(Program.values());

  @Option(
      names = "--instances",
      split = ",",
      paramLabel = "N",
      defaultValue = "1,2,4",
      description =
          "How many instances of the roll-up share the topic's 4 partitions (default:"
              + " ${DEFAULT-VALUE}).")
  private List<Integer> instances = List.of(1, 2, 4);

  /** A row: a program, and how many of it run together. */
  private record Row(Program program, int instances) {}

  private int runs;

  @Override
  protected void measure() throws Exception {
    if (instances.stream().anyMatch(count -> count < 1 || PARTITIONS % count != 0)) {
      throw new IllegalArgumentException("--instances: 1, 2 and 4 share 4 partitions evenly");
    }
    records = Math.max(PARTITIONS, records / PARTITIONS * PARTITIONS);
    Optional<Path> rocksDb = rocksDb();
    List<Row> rows = new ArrayList<>();
    for (Program program : programs) {
      switch (program) {
        case BARE, INGEST -> rows.add(new Row(program, 1));
        case ROLLUP -> instances.forEach(count -> rows.add(new Row(program, count)));
        case DSL -> {
          if (rocksDb.isPresent()) {
            rows.add(new Row(program, 1));
          } else {
            print(
                line("rollup")
                    .put("program", program.label())
                    .put("notMeasured", "there is no RocksDB in " + folder()));
          }
        }
        case SERIES -> {}
      }
    }
    // Instances that start together get their partitions together, as by Kafka's default.
    boolean several = instances.stream().anyMatch(count -> count > 1);
    try (BrokerProcess broker = BrokerProcess.start(several ? Map.of(DELAY, "3000") : Map.of())) {
      String servers = broker.bootstrapServers();
      if (!rows.isEmpty()) {
        Map<Row, RollupFigures> medians = compare(servers, rows, rocksDb);
        medians.forEach((row, figures) -> print(line(row, figures)));
        print(ratios(medians));
      }
      if (programs.contains(Program.SERIES)) {
        print(seriesMemory(servers));
      }
    }
  }

  private Map<Row, RollupFigures> compare(String servers, List<Row> rows, Optional<Path> rocksDb)
      throws Exception {
    Random random = new Random(SEED);
    IntFunction<byte[]> value = i -> IngestCase.JSON_SMALL.value(i, random);
    lay(servers, TOPIC, records, DENSE, Optional.empty(), value);
    lay(servers, TOPIC_OF_DSL, few(), DENSE, Optional.empty(), value);
    Map<Row, List<RollupFigures>> all = new LinkedHashMap<>();
    Map<Program, List<RollupProcess>> processes = new EnumMap<>(Program.class);
    try {
      for (Row row : rows) {
        Optional<Path> jars = row.program() == Program.DSL ? rocksDb : Optional.empty();
        List<RollupProcess> started =
            processes.computeIfAbsent(row.program(), _ -> new ArrayList<>());
        while (started.size() < row.instances()) {
          started.add(RollupProcess.start(row.program(), servers, jars));
        }
      }
      for (int round = -1; round < rounds; round++) {
        for (Row row : rows) {
          List<RollupProcess> used =
              processes.getOrDefault(row.program(), List.of()).subList(0, row.instances());
          List<JsonNode> said =
              row.program() == Program.DSL
                  ? run(servers, used, few(), TOPIC_OF_DSL)
                  : run(servers, used, records, TOPIC);
          if (round >= 0) {
            all.computeIfAbsent(row, _ -> new ArrayList<>()).add(RollupFigures.of(said));
          }
        }
      }
    } finally {
      for (List<RollupProcess> some : processes.values()) {
        for (RollupProcess process : some) {
          process.close();
        }
      }
    }
    Map<Row, RollupFigures> medians = new LinkedHashMap<>();
    all.forEach((row, figures) -> medians.put(row, RollupFigures.median(figures)));
    return medians;
  }

  private int few() {
    return Math.max(PARTITIONS, records / FEWER / PARTITIONS * PARTITIONS);
  }

  /** One run of some instances together: what each says. */
  private List<JsonNode> run(String servers, List<RollupProcess> used, int count, String topic)
      throws Exception {
    String target = TOPIC + "-to-" + runs++;
    create(servers, target);
    for (RollupProcess process : used) {
      process.begin(new RunOrder(topic, target, target, count / used.size(), used.size() == 1));
    }
    List<JsonNode> figures = new ArrayList<>();
    for (RollupProcess process : used) {
      figures.add(process.figures());
    }
    long written = 0;
    for (RollupProcess process : used) {
      written += process.end();
    }
    if (written < count) {
      throw new IllegalStateException(
          "%,d of %,d records were taken and written".formatted(written, count));
    }
    return figures;
  }

  private ObjectNode line(Row row, RollupFigures figures) {
    ObjectNode line =
        line("rollup")
            .put("program", row.program().label())
            .put("instances", row.instances())
            .put("unit", "records/s");
    figures.addTo(line);
    return line.put("records", row.program() == Program.DSL ? few() : records);
  }

  private ObjectNode seriesMemory(String servers) throws Exception {
    String topic = TOPIC + "-series";
    Random random = new Random(SEED);
    lay(
        servers,
        topic,
        records,
        DENSE_SERIES,
        Optional.of(i -> "sensor-%05d".formatted(i % SERIES).getBytes(UTF_8)),
        i -> IngestCase.TEXT_INTEGER.value(i, random));
    try (RollupProcess process = RollupProcess.start(Program.SERIES, servers, Optional.empty())) {
      JsonNode figures = run(servers, List.of(process), records, topic).getFirst();
      ObjectNode line =
          line("rollup").put("case", "seriesMemory").put("series", SERIES).put("unit", "MB");
      ObjectNode after = line.putObject("heapAfterMillions");
      JsonNode heaps = figures.path("heapsMb");
      for (int i = 0; i < heaps.size(); i++) {
        double millions = (i + 1) * (records / (double) heaps.size()) / 1e6;
        after.put(Double.toString(Medians.rounded(millions)), heaps.path(i).asDouble());
      }
      return line.put("ramMb", Math.round(figures.path("ramMb").asDouble()))
          .put("records", records);
    }
  }

  private static ObjectNode ratios(Map<Row, RollupFigures> medians) {
    ObjectNode line = line("rollup").put("case", "ratios");
    RollupFigures own = medians.get(new Row(Program.ROLLUP, 1));
    if (own != null) {
      medians.forEach((row, other) -> {
        String name =
            switch (row.program()) {
              case BARE -> "toBare";
              case INGEST -> "toIngest";
              case DSL -> "toDsl";
              case ROLLUP, SERIES -> "";
            };
        if (!name.isEmpty()) {
          line.put(name, Medians.rounded(own.recordsPerSecond() / other.recordsPerSecond()))
              .put(
                  name + "PerCore", Medians.rounded(own.recordsPerCore() / other.recordsPerCore()));
        } else if (row.instances() > 1) {
          line.put(
              "of" + row.instances() + "Instances",
              Medians.rounded(other.recordsPerSecond() / own.recordsPerSecond()));
        }
      });
    }
    return line;
  }

  private static void create(String servers, String topic) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      NewTopic created = new NewTopic(topic, Optional.of(PARTITIONS), Optional.empty());
      NewTopics.create(admin, List.of(created));
    }
  }

  /**
   * Fills a topic, the partitions in turn. The timestamps end now.
   *
   * @param dense records per ms
   */
  private static void lay(
      String servers,
      String topic,
      int count,
      int dense,
      Optional<IntFunction<byte[]>> key,
      IntFunction<byte[]> value)
      throws Exception {
    create(servers, topic);
    long beginMs = System.currentTimeMillis() - count / dense;
    Map<String, Object> settings =
        Map.of("linger.ms", 20, "batch.size", 1 << 18, "buffer.memory", 64L << 20);
    AtomicReference<Exception> failure = new AtomicReference<>();
    try (KafkaProducer<byte[], byte[]> producer = producer(servers, settings)) {
      for (int i = 0; i < count; i++) {
        byte[] bytes = key.isPresent() ? key.get().apply(i) : null;
        var _ =
            producer.send(
                new ProducerRecord<>(
                    topic, i % PARTITIONS, beginMs + i / dense, bytes, value.apply(i)),
                (_, thrown) -> failure.compareAndSet(null, thrown));
      }
      producer.flush();
    }
    if (failure.get() != null) {
      throw new IOException("the topic " + topic + " can't be filled", failure.get());
    }
  }

  /** The folder with RocksDB in it; any folder if it is on the class path, as in tests. */
  private static Optional<Path> rocksDb() throws URISyntaxException {
    boolean onPath =
        RollupBench.class.getClassLoader().getResource("org/rocksdb/RocksDB.class") != null;
    return Optional.of(folder()).filter(folder -> onPath || Files.isDirectory(folder));
  }

  private static Path folder() throws URISyntaxException {
    Path own =
        Path.of(RollupBench.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return own.resolveSibling("rocksdb");
  }
}
