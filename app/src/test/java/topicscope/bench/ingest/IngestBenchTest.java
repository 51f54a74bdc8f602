package topicscope.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import picocli.CommandLine;

@Execution(CONCURRENT)
class IngestBenchTest {
  @Test
  @DisplayName("one line of JSON a case, with all three programs measured over the same records")
  void ingest_fewRecords_oneLineACase() throws Exception {
    StringWriter out = new StringWriter();

    int exitCode =
        new CommandLine(new IngestBench())
            .setOut(new PrintWriter(out))
            .execute("--records", "2000", "--rounds", "1", "--cases", "TEXT_INTEGER,CONNECT");

    assertThat(exitCode).isZero();
    List<String> lines = out.toString().lines().toList();
    assertThat(lines).hasSize(2);
    for (String line : lines) {
      JsonNode figures = new ObjectMapper().readTree(line);
      assertThat(figures.path("bench").asText()).isEqualTo("ingest");
      assertThat(figures.path("unit").asText()).isEqualTo("records/s");
      assertThat(figures.path("topicscope").asLong()).isPositive();
      assertThat(figures.path("bare").asLong()).isPositive();
      assertThat(figures.path("raw").asLong()).isPositive();
      assertThat(figures.at("/bytesAllocatedPerRecord/topicscope").asDouble()).isPositive();
    }
  }
}
