package topicscope.cli.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import topicscope.Main;

class WorkspaceListCommandTest {
  @TempDir private Path config;

  @BeforeEach
  void useFolder() {
    System.setProperty("topicscope.config", config.toString());
  }

  @AfterEach
  void useOwnFolder() {
    System.clearProperty("topicscope.config");
  }

  @Test
  @DisplayName("each kept workspace and each dated copy is a line with time, cluster and plots")
  void list() throws IOException {
    assertThat(run("workspace", "list")).startsWith("No workspace is kept");
    Path folder = Files.createDirectories(config.resolve("workspaces/cluster-Q"));
    String text =
        """
        {"format": "topicscope-workspace", "version": 1,
         "cluster": {"id": "Q", "profile": "production", "servers": "kafka.example:9092"},
         "plots": [{"cluster": {"servers": "kafka.example:9092"}, "topic": "cpu"},
                   {"cluster": {"servers": "kafka.example:9092"}, "topic": "memory", "title": "RAM"}]}
        """;
    Files.writeString(folder.resolve("workspace.json"), text);
    Files.writeString(folder.resolve("20261127-081500Z.json"), text.replace("\"cpu\"", "\"load\""));
    Files.writeString(folder.resolve("notes.json"), "{}");

    assertThat(run("workspace", "list").lines())
        .satisfiesExactly(
            kept ->
                assertThat(kept)
                    .matches(
                        "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d  kept     production  2 plots: cpu,"
                            + " RAM"),
            copy -> assertThat(copy).contains("  earlier  production  2 plots: load, RAM"));
    JsonNode tree = new ObjectMapper().readTree(run("workspace", "list", "--json"));
    assertThat(tree).hasSize(2);
    assertThat(tree.at("/0/copy").asBoolean()).isFalse();
    assertThat(tree.at("/0/clusterId").asText()).isEqualTo("Q");
    assertThat(tree.at("/0/plots/1/title").asText()).isEqualTo("RAM");
    assertThat(tree.at("/1/time").asText()).isEqualTo("2026-11-27T08:15:00Z");
    assertThat(tree.at("/1/file").asText()).endsWith("20261127-081500Z.json");
  }

  private static String run(String... arguments) {
    StringWriter out = new StringWriter();
    assertThat(Main.commandLine().setOut(new PrintWriter(out)).execute(arguments)).isZero();
    return out.toString();
  }
}
