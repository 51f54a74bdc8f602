package topicscope.bench.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import picocli.CommandLine;

@Execution(CONCURRENT)
class RollupBenchTest {
  @Test
  @DisplayName(
      "one line of JSON a program over all its records, then the ratios, then the heap on the way"
          + " through many series")
  void rollup_fewRecords_oneLineAProgram() throws Exception {
    List<JsonNode> lines =
        run("--records=80000", "--rounds=1", "--programs=ROLLUP,DSL,SERIES", "--instances=1");

    assertThat(lines).hasSize(4).allMatch(line -> line.path("bench").asText().equals("rollup"));
    assertThat(lines.subList(0, 2))
        .extracting(line ->
            "%s %d %d"
                .formatted(
                    line.path("program").asText(),
                    line.path("instances").asInt(),
                    line.path("records").asInt()))
        .containsExactly("rollup 1 80000", "dsl 1 4000");
    for (JsonNode figures : lines.subList(0, 2)) {
      assertThat(figures.path("recordsPerSecond").asLong()).isPositive();
      assertThat(figures.path("recordsPerSecondPerCore").asLong()).isPositive();
      assertThat(figures.path("heapMaxMb").asLong()).isBetween(1L, 512L);
    }
    assertThat(lines.get(2).path("case").asText()).isEqualTo("ratios");
    JsonNode memory = lines.getLast();
    assertThat(memory.path("case").asText()).isEqualTo("seriesMemory");
    assertThat(memory.path("heapAfterMillions"))
        .hasSize(8)
        .allSatisfy(heap -> assertThat(heap.asDouble()).isPositive());
  }

  @Test
  @DisplayName("the figures of several instances are those of all together")
  void figures_severalInstances_addUp() throws Exception {
    ObjectMapper json = new ObjectMapper();
    JsonNode one =
        json.readTree(
            """
            {"taken":1100,"measured":1000,"beganMs":1000,"endedMs":3000,"cpuSeconds":1,
             "heapMb":10,"ramMb":30}\
            """);
    JsonNode other =
        json.readTree(
            """
            {"taken":3000,"measured":3000,"beganMs":2000,"endedMs":5000,"cpuSeconds":3,
             "heapMb":20,"ramMb":20}\
            """);

    assertThat(RollupFigures.of(List.of(one, other)))
        .isEqualTo(new RollupFigures(1_000, 1_000, 20, 30));
  }

  private static List<JsonNode> run(String... options) throws Exception {
    StringWriter out = new StringWriter();
    StringWriter errors = new StringWriter();
    int exitCode =
        new CommandLine(new RollupBench())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(errors))
            .execute(options);

    assertThat(exitCode).as(errors::toString).isZero();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.toString().lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }
}
