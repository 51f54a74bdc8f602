package topicscope.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oshi.SystemInfo;

/** Each source as a command; its records are read back as bytes. */
@ExtendWith(SharedCluster.class)
class SourceCommandTest {
  private final TestCluster cluster;

  SourceCommandTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cpu | test-topic | \\d+",
        "memory | memory | .*\"used_percent\":[\\d.]+,\"used_bytes\":[\\d.]+,\"total_bytes\":.*",
        "disk | disk |"
            + " .*\"read_bytes_per_s\":[\\d.]+,\"written_bytes_per_s\":.*\"used_percent\":.*",
        "system | system | .*\"cpu\":[\\d.]+,\"memory\":\\{\"used_percent\".*\"disk\":\\{.*",
        "temperature | temperature | .*\"temperature\":2[0-2]\\.\\d+,.*",
        "humidity | humidity | .*\"humidity\":\\d\\d\\.\\d,.*",
        "heart-rate | heart-rate | .*\"heart_rate\":\\d+\\.0,.*",
        "random | random | -?\\d+\\.\\d+",
      })
  @DisplayName("every source sends its readings to its own topic, and the counts add up")
  void source_alone_isReadBack(String source, String topic, String pattern) {
    Program.Result result = run(source + " --interval 5ms --count 5");
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
  @DisplayName("a busy machine, read every 50 ms, never has a load of zero")
  void cpu_busyAndReadOften_isNeverZero() {
    int cores = Runtime.getRuntime().availableProcessors();
    AtomicBoolean busy = new AtomicBoolean(true);
    List<Thread> burners =
        Stream.generate(() -> Thread.ofPlatform().daemon().unstarted(() -> burn(busy)))
            .limit(cores)
            .toList();
    burners.forEach(Thread::start);
    try {
      run("cpu --interval 50ms --count 30 --topic busy --value-format float");
    } finally {
      busy.set(false);
    }
    assertThat(cluster.texts("busy"))
        .hasSize(30)
        .allSatisfy(text -> assertThat(Double.parseDouble(text)).isPositive());
  }

  @Test
  @DisplayName("the load of each core is in the record when it is asked for")
  void cpu_perCore_hasAllCores() {
    run("cpu --per-core --interval 50ms --count 2 --topic cores --value-format json");
    int cores = new SystemInfo().getHardware().getProcessor().getLogicalProcessorCount();
    assertThat(cluster.texts("cores")).hasSize(2);
    for (int core = 0; core < cores; core++) {
      String name = "\"" + core + "\":";
      assertThat(cluster.texts("cores")).allMatch(text -> text.contains(name));
    }
  }

  @Test
  @DisplayName("network and sensors send the machine's values, or report that it has none")
  void networkAndSensors_whatThereIs_isSaid() {
    Program.Result network = run("network --interval 5ms --count 2 --duration 5s");
    assertThat(network.exitCode()).isZero();
    Program.Result sensors = run("sensors --interval 5ms --count 1");
    boolean none = sensors.err().contains("tells of no temperature");
    assertThat(sensors.exitCode()).isEqualTo(none ? 1 : 0);
    assertThat(none || sensors.totals().size() == 1).isTrue();
  }

  @Test
  @DisplayName("JSON output is one object per line, and quiet output only the total")
  void output_kinds_areAsAsked() {
    String source = "random --rate 100 --count 2 --topic kinds ";
    assertThat(run(source + "--quiet").outLines()).hasSize(1);
    assertThat(run(source + "--json").outLines())
        .allMatch(line -> line.startsWith("{\"event\":\"") && line.endsWith("}"))
        .anyMatch(line -> line.contains("\"event\":\"total\"") && line.contains("\"made\":2,"));
  }

  private static void burn(AtomicBoolean busy) {
    while (busy.get()) {
      Thread.onSpinWait();
    }
  }

  private static String missedTicks(Program.Result result) {
    String total = result.totals().getFirst();
    return total.substring(total.lastIndexOf(' ') + 1);
  }

  private Program.Result run(String line) {
    return new Program().on(cluster).runLine(line);
  }
}
