package topicscope.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/** The program in its own JVM: signals, and a broker that is killed. */
@Execution(CONCURRENT)
class ProcessTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern TOTAL =
      Pattern.compile(
          "total \\S+ to \\S+: made (\\d+) = acknowledged (\\d+) \\+ failed (\\d+).*"
              + " \\+ skipped (\\d+); missed ticks \\d+");

  @TempDir Path folder;
  private ChildBroker broker;
  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    broker = new ChildBroker(Files.createDirectories(folder.resolve("broker")));
    broker.awaitAnswer(Map.of());
  }

  @AfterEach
  void stop() {
    started.forEach(Process::destroyForcibly);
    broker.close();
  }

  @Test
  @DisplayName(
      "SIGUSR1 prints the account and the run goes on; SIGTERM flushes and prints the total")
  void signals_totalsAndEnd() throws Exception {
    Process program =
        program("random", "--rate", "200", "--topic", "signals", "--progress", "200ms");
    await().atMost(PATIENCE).until(() -> output().contains("random sent "));
    new ProcessBuilder("kill", "-USR1", Long.toString(program.pid())).start().waitFor();
    await().atMost(PATIENCE).until(() -> output().contains("so far random to signals: made "));
    assertThat(program.isAlive()).isTrue();

    program.destroy();
    awaitEnd(program, PATIENCE);
    long[] account = account();
    assertThat(account[0]).isEqualTo(account[1]);
    assertThat(cluster("signals")).hasSize((int) account[1]);
    assertThat(errors()).isEmpty();
    assertThat(folder.resolve("state/topicscope-producer.log")).isNotEmptyFile();
  }

  @Test
  @DisplayName(
      "with the broker gone for good, SIGTERM still ends it within 5 s and the account closes")
  void sigterm_brokerGone_endsInTime() throws Exception {
    Process program = program("random", "--rate", "500", "--topic", "gone", "--progress", "200ms");
    await().atMost(PATIENCE).until(() -> output().contains("random sent "));
    broker.kill();
    await().atMost(PATIENCE).until(() -> errors().contains("can't reach "));
    program.destroy();
    awaitEnd(program, Duration.ofSeconds(10));
    account();
  }

  @Test
  @DisplayName("with the broker frozen, SIGTERM flushes all kinds of sources at the same time")
  void sigterm_severalSinksFull_endsInTime() throws Exception {
    Path file = Files.writeString(folder.resolve("r.csv"), "ts,v\n1,1\n1.01,2\n");
    Process program =
        program(
            "run",
            "--source",
            "random --rate 500",
            "--source",
            "memory --interval 10ms",
            "--source",
            "replay " + file + " --loop",
            "--progress",
            "200ms");
    await()
        .atMost(PATIENCE)
        .until(() ->
            Pattern.compile("random sent [1-9](?s:.)*memory sent [1-9](?s:.)*replay sent [1-9]")
                .matcher(output())
                .find());
    broker.signal("STOP");
    await().atMost(PATIENCE).until(() -> errors().contains("can't reach "));
    program.destroy();
    awaitEnd(program, Duration.ofSeconds(12));
    assertThat(output().lines().filter(line -> TOTAL.matcher(line).matches())).hasSize(3);
  }

  @Test
  @DisplayName("SIGTERM ends it even if its output is not read")
  void sigterm_outputFull_ends() throws Exception {
    Process program =
        builder("lines", "--topic", "unread").redirectError(folder.resolve("err").toFile()).start();
    started.add(program);
    // More lines of output than a pipe holds.
    try (OutputStream in = program.getOutputStream()) {
      in.write("x\n".repeat(20_000).getBytes(StandardCharsets.US_ASCII));
    }
    await().atMost(PATIENCE).until(() -> program.getInputStream().available() >= 60_000);
    // Process.destroy() would close the pipe as well.
    new ProcessBuilder("kill", Long.toString(program.pid())).start().waitFor();
    awaitEnd(program, PATIENCE);
  }

  @Test
  @DisplayName(
      "a broker killed and restarted under 5,000 records/s: the account closes on the topic")
  void kill_underLoad_accountClosesExactly() throws Exception {
    Process program = program("random", "--rate", "5000", "--topic", "load", "--progress", "200ms");
    for (int round = 1; round <= 2; round++) {
      int enough = round * 5000;
      await().atMost(PATIENCE).until(() -> cluster("load").size() > enough);
      broker.kill();
      await().atMost(PATIENCE).until(() -> errors().contains("can't reach "));
      broker.start();
      int before = count("connected");
      await()
          .atMost(PATIENCE)
          .until(() -> {
            broker.checkAlive();
            return count("connected") > before;
          });
    }
    program.destroy();
    awaitEnd(program, PATIENCE);

    long[] account = account();
    List<Long> offsets = cluster("load").stream().map(ConsumerRecord::offset).toList();
    assertThat(offsets).doesNotHaveDuplicates();
    // Only unconfirmed records may or may not be in the topic; all other counts are exact.
    long unsure = unsure();
    assertThat((long) offsets.size()).isBetween(account[1], account[1] + unsure);
    assertThat(account[1]).isGreaterThan(5_000);
  }

  /** The counts made, acknowledged, failed and skipped; checks that they add up. */
  private long[] account() throws IOException {
    Matcher total = TOTAL.matcher(lastLine());
    assertThat(total.matches()).as(output()).isTrue();
    long[] account = new long[4];
    for (int i = 0; i < account.length; i++) {
      account[i] = Long.parseLong(total.group(i + 1));
    }
    assertThat(account[0]).isEqualTo(account[1] + account[2] + account[3]);
    return account;
  }

  private long unsure() throws IOException {
    Matcher matcher = Pattern.compile("(\\d+) (?!cluster not reachable)[a-z]").matcher(failures());
    long unsure = 0;
    while (matcher.find()) {
      unsure += Long.parseLong(matcher.group(1));
    }
    return unsure;
  }

  /** The reasons in brackets behind the failed records. */
  private String failures() throws IOException {
    Matcher matcher = Pattern.compile("failed \\d+ \\((.*?)\\)").matcher(lastLine());
    return matcher.find() ? matcher.group(1) : "";
  }

  private String lastLine() throws IOException {
    return output().lines().toList().getLast();
  }

  private List<ConsumerRecord<byte[], byte[]>> cluster(String topic) {
    return TestCluster.records(Map.of("bootstrap.servers", broker.bootstrapServers()), topic);
  }

  private int count(String word) throws IOException {
    return (int) output().lines().filter(line -> line.endsWith(word)).count();
  }

  private String output() throws IOException {
    return Files.readString(folder.resolve("out"));
  }

  private String errors() throws IOException {
    return Files.readString(folder.resolve("err"));
  }

  private Process program(String... arguments) throws IOException {
    Process process =
        builder(arguments)
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
    started.add(process);
    return process;
  }

  private ProcessBuilder builder(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dtopicscope.state=" + folder.resolve("state"),
                "-cp",
                System.getProperty("java.class.path"),
                "topicscope.producer.Main"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--bootstrap-server", broker.bootstrapServers()));
    return new ProcessBuilder(command);
  }

  private static void awaitEnd(Process program, Duration bound) throws InterruptedException {
    assertThat(program.waitFor(bound)).as("it ends within %s s", bound.toSeconds()).isTrue();
  }
}
