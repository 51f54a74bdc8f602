package topicscope.producer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The program's commands against a real broker; what they sent is read back as bytes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProgramTest {
  private static final String FAST = "5ms";

  @TempDir Path folder;
  private TestCluster cluster;

  @BeforeAll
  void start() throws Exception {
    cluster = new TestCluster();
  }

  @AfterAll
  void stop() {
    cluster.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cpu | test-topic | \\d+",
        "memory | memory | .*\"used_percent\":[\\d.]+,\"used_bytes\":[\\d.]+,\"total_bytes\":.*",
        "disk | disk | .*\"read_bytes_per_s\":[\\d.]+,\"written_bytes_per_s\":.*\"used_percent\":.*",
        "system | system | .*\"cpu\":[\\d.]+,\"memory\":\\{\"used_percent\".*\"disk\":\\{.*",
        "temperature | temperature | .*\"temperature\":2[0-2]\\.\\d+,.*",
        "humidity | humidity | .*\"humidity\":\\d\\d\\.\\d,.*",
        "heart-rate | heart-rate | .*\"heart_rate\":\\d+\\.0,.*",
        "random | random | -?\\d+\\.\\d+",
      })
  @DisplayName("every source sends what it should, to its own topic, and the account closes")
  void source_alone_isReadBack(String source, String topic, String pattern) {
    Program.Result result = run(source, "--interval", FAST, "--count", "5");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.totals())
        .containsExactly(
            "total %s to %s: made 5 = acknowledged 5 + failed 0 + skipped 0; missed ticks "
                    .formatted(source, topic)
                + missedTicks(result));
    assertThat(cluster.texts(topic)).hasSize(5).allMatch(text -> text.matches(pattern));
    if (pattern.startsWith(".*")) {
      assertThat(cluster.texts(topic))
          .allMatch(text -> text.matches("\\{\"host\":\"[^\"]+\",.*\"ts\":\\d{13}}"));
    }
  }

  @Test
  @DisplayName("the load of each core is in the record when it is asked for")
  void cpu_perCore_hasAllCores() {
    run(
        "cpu",
        "--per-core",
        "--interval",
        "50ms",
        "--count",
        "2",
        "--topic",
        "cores",
        "--value-format",
        "json");
    int cores = new oshi.SystemInfo().getHardware().getProcessor().getLogicalProcessorCount();
    assertThat(cluster.texts("cores")).hasSize(2);
    for (int core = 0; core < cores; core++) {
      String name = "\"" + core + "\":";
      assertThat(cluster.texts("cores")).allMatch(text -> text.contains(name));
    }
  }

  @Test
  @DisplayName("network and sensors send what the machine has, or say that it has none")
  void networkAndSensors_whatThereIs_isSaid() {
    Program.Result network = run("network", "--interval", FAST, "--count", "2", "--duration", "5s");
    assertThat(network.exitCode()).isZero();
    Program.Result sensors = run("sensors", "--interval", FAST, "--count", "1");
    boolean none = sensors.err().contains("tells of no temperature");
    assertThat(sensors.exitCode()).isEqualTo(none ? 1 : 0);
    assertThat(none || sensors.totals().size() == 1).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int",
        "float",
        "json",
        "binary-int32",
        "binary-int64",
        "binary-float",
        "binary-double",
        "csv",
        "influx"
      })
  @DisplayName("the same seed in every format is the same number, and the record has key and time")
  void random_everyFormat_isTheSameNumber(String format) {
    String topic = "format-" + format;
    long before = System.currentTimeMillis();
    run(
        "random",
        "--shape",
        "square",
        "--amplitude",
        "40",
        "--rate",
        "200",
        "--count",
        "1",
        "--topic",
        topic,
        "--value-format",
        format,
        "--key",
        "k",
        "--host",
        "h");
    ConsumerRecord<byte[], byte[]> record = cluster.records(topic).getFirst();
    assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("k");
    assertThat(record.timestamp()).isBetween(before, System.currentTimeMillis());
    String text = new String(record.value(), StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.wrap(record.value());
    switch (format) {
      case "int" -> assertThat(text).isEqualTo("40");
      case "float" -> assertThat(text).isEqualTo("40.0");
      case "json" ->
          assertThat(text)
              .isEqualTo("{\"host\":\"h\",\"random\":40.0,\"ts\":" + record.timestamp() + "}");
      case "binary-int32" -> assertThat(bytes.getInt()).isEqualTo(40);
      case "binary-int64" -> assertThat(bytes.getLong()).isEqualTo(40);
      case "binary-float" -> assertThat(bytes.getFloat()).isEqualTo(40);
      case "binary-double" -> assertThat(bytes.getDouble()).isEqualTo(40);
      case "csv" -> assertThat(text).isEqualTo(record.timestamp() + ",40.0");
      default ->
          assertThat(text).isEqualTo("random,host=h random=40.0 " + record.timestamp() + "000000");
    }
  }

  @Test
  @DisplayName("avro: the registry is asked in the background until it answers; no sample is lost")
  void random_avro_waitsForTheRegistry() throws IOException {
    List<String> asked = new CopyOnWriteArrayList<>();
    HttpServer registry =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    registry.createContext(
        "/",
        exchange -> {
          asked.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI().getRawPath()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization"));
          boolean first = asked.size() == 1;
          byte[] answer = (first ? "busy" : "{\"id\":77}").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(first ? 503 : 200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    registry.start();
    try {
      Path login = Files.writeString(folder.resolve("login"), "ann:secret\n");
      Program.Result result =
          run(
              "random",
              "--value-format",
              "avro",
              "--topic",
              "avro t".replace(' ', '_'),
              "--rate",
              "100",
              "--count",
              "3",
              "--schema-registry",
              "http://127.0.0.1:" + registry.getAddress().getPort() + "/",
              "--schema-registry-auth",
              login.toString());
      assertThat(result.exitCode()).isZero();
      assertThat(result.err()).contains("answers 503: busy").doesNotContain("secret");
      assertThat(cluster.records("avro_t"))
          .hasSize(3)
          .allSatisfy(
              record -> assertThat(ByteBuffer.wrap(record.value()).getInt(1)).isEqualTo(77));
      assertThat(asked)
          .containsExactly(
              "POST /subjects/avro_t-value/versions Basic YW5uOnNlY3JldA==",
              "POST /subjects/avro_t-value/versions Basic YW5uOnNlY3JldA==");
    } finally {
      registry.stop(0);
    }
  }

  @Test
  @DisplayName("lines with a rule, read by two consumers of one group: each gets its partition's")
  void lines_partitionRule_twoConsumersOfAGroup() throws Exception {
    cluster.createTopic("users", 2);
    Program.Result result =
        new Program()
            .typing("bill south\nann north\nshort\nbob south\neve east\n")
            .execute(
                arguments(
                    "lines",
                    "--topic",
                    "users",
                    "--json-fields",
                    "name,location",
                    "--partition-by",
                    "location=south:0,*:1",
                    "--key-field",
                    "name"));
    assertThat(result.exitCode()).as("one line is lost").isEqualTo(1);
    assertThat(result.err()).contains("line 3 is skipped: it has fewer words than the 2 fields");
    assertThat(result.outLines())
        .contains("users-0@0", "users-0@1", "users-1@0", "users-1@1")
        .contains(
            "total lines to users: made 5 = acknowledged 4 + failed 0 + skipped 1; missed ticks 0");

    Set<String> first = new HashSet<>();
    Set<String> second = new HashSet<>();
    try (KafkaConsumer<byte[], byte[]> one = member();
        KafkaConsumer<byte[], byte[]> two = member()) {
      long giveUp = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (first.size() + second.size() < 4 && System.nanoTime() < giveUp) {
        poll(one, first);
        poll(two, second);
      }
    }
    List<Set<String>> parts = List.of(first, second);
    assertThat(parts)
        .containsExactlyInAnyOrder(
            Set.of(
                "bill {\"name\":\"bill\",\"location\":\"south\"}",
                "bob {\"name\":\"bob\",\"location\":\"south\"}"),
            Set.of(
                "ann {\"name\":\"ann\",\"location\":\"north\"}",
                "eve {\"name\":\"eve\",\"location\":\"east\"}"));
  }

  @Test
  @DisplayName("lines as they are: bytes unchanged, too large ones named, JSON events for scripts")
  void lines_asTheyAre_unchanged() {
    Program.Result result =
        new Program()
            .typing("a b\n\n{\"x\":1}\n" + "y".repeat(2 << 20) + "\n")
            .execute(arguments("lines", "--topic", "plain", "--json", "--partition-by", "0"));
    assertThat(cluster.texts("plain")).containsExactly("a b", "", "{\"x\":1}");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out())
        .contains("\"event\":\"acknowledged\"", "\"topic\":\"plain\",\"partition\":0,\"offset\":2}")
        .contains("line 4 was not sent: record too large", "\"failedBy\":{\"record too large\":1}");
  }

  @Test
  @DisplayName("a partition that the topic hasn't got is said before anything is read")
  void lines_noSuchPartition_isSaid() {
    Program.Result result =
        new Program()
            .typing("a\n")
            .execute(arguments("lines", "--topic", "narrow", "--partition-by", "9"));
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("narrow has no partition 9, its 1 are numbered from 0");
    assertThat(cluster.texts("narrow")).isEmpty();
  }

  @Test
  @DisplayName("a recording comes as it was, with its keys and times, in its order")
  void replay_csv_isReadBack() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("r.csv"),
            "time,host,load\n1763596800,a,1\n1763596801,b,2.5\nsoon,c,3\n1763596802,a,4\n");
    Program.Result result =
        run(
            "replay",
            file.toString(),
            "--topic",
            "played",
            "--speed",
            "max",
            "--keep-time",
            "--key-field",
            "host");
    assertThat(result.exitCode()).as("one row is lost").isEqualTo(1);
    assertThat(result.err()).contains("line 4: 'soon' is no time");
    List<ConsumerRecord<byte[], byte[]>> records = cluster.records("played");
    assertThat(cluster.texts("played"))
        .containsExactly(
            "{\"time\":1763596800,\"host\":\"a\",\"load\":1}",
            "{\"time\":1763596801,\"host\":\"b\",\"load\":2.5}",
            "{\"time\":1763596802,\"host\":\"a\",\"load\":4}");
    assertThat(records)
        .extracting(ConsumerRecord::timestamp)
        .containsExactly(1763596800000L, 1763596801000L, 1763596802000L);
    assertThat(new String(records.get(1).key(), StandardCharsets.UTF_8)).isEqualTo("b");
  }

  @Test
  @DisplayName("a recording in another format, again and again")
  void replay_loop_goesRound() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("r.jsonl"),
            "{\"ts\":1,\"a\":1.5,\"b\":2}\n{\"ts\":1.01,\"a\":3,\"b\":4}\n");
    Program.Result result =
        run(
            "replay",
            file.toString(),
            "--topic",
            "rounds",
            "--loop",
            "--count",
            "5",
            "--value-format",
            "float",
            "--field",
            "b");
    assertThat(result.exitCode()).isZero();
    assertThat(cluster.texts("rounds")).containsExactly("2.0", "4.0", "2.0", "4.0", "2.0");
  }

  @Test
  @DisplayName("several sources in one process: one topic, the source's name as key")
  void run_severalToOneTopic_keyedByName() {
    Program.Result result =
        run(
            "run",
            "--source",
            "memory --count 3",
            "--source",
            "random --count 4 --rate 100",
            "--topic",
            "together",
            "--interval",
            FAST);
    assertThat(result.exitCode()).isZero();
    assertThat(result.totals()).hasSize(2);
    List<String> keys =
        cluster.records("together").stream()
            .map(record -> new String(record.key(), StandardCharsets.UTF_8))
            .toList();
    assertThat(keys).hasSize(7);
    assertThat(keys.stream().filter("memory"::equals)).hasSize(3);
    assertThat(keys.stream().filter("random"::equals)).hasSize(4);
  }

  @Test
  @DisplayName("several sources from a file; the command line comes before the file")
  void run_file_isFollowed() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("producer.yaml"),
            """
            bootstrap-server: 127.0.0.1:1
            topic: from-file
            host: here
            sources:
              - source: memory
                interval: 5ms
                count: 2
              - source: temperature
                rate: 100
                count: 3
                key: own
                topic: own-topic
            """);
    Program.Result result = run("run", "--config", file.toString());
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(cluster.texts("from-file"))
        .hasSize(2)
        .allMatch(text -> text.startsWith("{\"host\":\"here\",\"used_percent\":"));
    assertThat(cluster.records("own-topic"))
        .hasSize(3)
        .allSatisfy(record ->
            assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("own"));
  }

  @Test
  @DisplayName("topics are made, listed and described; one that exists is left as it is")
  void topic_commands_work() {
    assertThat(
            run(
                    "topic",
                    "create",
                    "made",
                    "--partitions",
                    "3",
                    "--replication-factor",
                    "1",
                    "--config",
                    "retention.ms=60000")
                .out())
        .contains("made made with 3 partitions");
    Program.Result again = run("topic", "create", "made", "--partitions", "5");
    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).contains("made exists already, with 3 partitions; nothing is changed");
    assertThat(run("topic", "list").out()).contains("made (3 partitions)").doesNotContain("__");
    assertThat(run("topic", "describe", "made").out())
        .contains("made (id ", "3 partitions")
        .contains("partition 2: leader 0, replicas [0], in sync [0], offsets 0 to 0")
        .contains("settings: retention.ms=60000");
  }

  @Test
  @DisplayName("what can't be done with topics is said in a line")
  void topic_failures_areExplained() {
    assertThat(run("topic", "describe", "nope").err()).contains("nope").hasLineCount(1);
    assertThat(run("topic", "create", "no good").err()).contains("no good").hasLineCount(1);
    assertThat(run("topic", "create", "wide", "--replication-factor", "9").exitCode()).isEqualTo(1);
    Program.Result unreachable = Program.run("topic", "list", "--bootstrap-server", "127.0.0.1:1");
    assertThat(unreachable.err()).contains("can't reach 127.0.0.1:1 (connection refused)");
  }

  @Test
  @DisplayName("JSON output is one object a line, and quiet output the total alone")
  void output_kinds_areAsAsked() {
    String[] source = {"random", "--rate", "100", "--count", "2", "--topic", "kinds"};
    assertThat(run(with(source, "--quiet")).outLines()).hasSize(1);
    assertThat(run(with(source, "--json")).outLines())
        .allMatch(line -> line.startsWith("{\"event\":\"") && line.endsWith("}"))
        .anyMatch(line -> line.contains("\"event\":\"total\"") && line.contains("\"made\":2,"));
  }

  private Program.Result run(String... arguments) {
    return Program.run(arguments(arguments));
  }

  private String[] arguments(String... arguments) {
    return with(arguments, "--bootstrap-server", cluster.bootstrapServers());
  }

  private static String[] with(String[] arguments, String... more) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private static String missedTicks(Program.Result result) {
    String total = result.totals().getFirst();
    return total.substring(total.lastIndexOf(' ') + 1);
  }

  private KafkaConsumer<byte[], byte[]> member() {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", cluster.bootstrapServers(),
                "group.id", "two",
                "auto.offset.reset", "earliest",
                "enable.auto.commit", "false"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.subscribe(List.of("users"));
    return consumer;
  }

  /** Takes what comes once the members have shared the partitions between them. */
  private static void poll(KafkaConsumer<byte[], byte[]> consumer, Set<String> into) {
    var records = consumer.poll(Duration.ofMillis(200));
    if (consumer.assignment().size() == 1) {
      records.forEach(record ->
          into.add(
              new String(record.key(), StandardCharsets.UTF_8)
                  + " "
                  + new String(record.value(), StandardCharsets.UTF_8)));
    } else {
      consumer.seekToBeginning(consumer.assignment());
    }
  }
}
