package topicscope.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
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
class LatencyBenchTest {
  @Test
  @DisplayName("one line of JSON with all stages, which add up, and with the programs beside it")
  void latency_aSecond_stagesAddUp() throws Exception {
    StringWriter out = new StringWriter();

    int exitCode =
        new CommandLine(new LatencyBench())
            .setOut(new PrintWriter(out))
            .execute("--seconds", "1", "--warm-up", "1");

    assertThat(exitCode).isZero();
    JsonNode line = new ObjectMapper().readTree(out.toString());
    JsonNode stages = line.path("stages");
    List<String> names = new ArrayList<>();
    stages.fieldNames().forEachRemaining(names::add);
    double sum =
        names.stream().mapToDouble(name -> stages.path(name).path("mean").asDouble()).sum();
    assertThat(line.path("bench").asText()).isEqualTo("latency");
    assertThat(names)
        .containsExactly(
            "producer", "broker", "poll", "decode", "append", "frame", "paint", "shown");
    // Each is rounded to two decimal places.
    assertThat(sum).isCloseTo(line.path("mean").asDouble(), within(0.05));
    assertThat(line.path("records").asInt()).isPositive();
    assertThat(line.at("/bareConsumer/p50").asDouble()).isPositive();
    assertThat(line.at("/lineChart/p50").asDouble()).isPositive();
    assertThat(line.at("/statusLine/p50").isNumber()).isTrue();
  }
}
