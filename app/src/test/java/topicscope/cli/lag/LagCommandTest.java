package topicscope.cli.lag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.testing.CommandRun;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

/** How far groups are behind, in a terminal. */
@ExtendWith(SharedBroker.class)
@Execution(CONCURRENT)
class LagCommandTest {
  private final TestCluster cluster;

  LagCommandTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  private CommandRun lag(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("lag", "--bootstrap-server", cluster.bootstrapServers()));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private String topic(int records) {
    String topic = cluster.newTopic(1);
    cluster.send(
        topic, IntStream.range(0, records).mapToObj(Integer::toString).toArray(String[]::new));
    return topic;
  }

  @Test
  @DisplayName("a line per partition and one with the sum, as a table and as JSON")
  void lag_ofGroup_printed() throws Exception {
    String topic = topic(10);
    String other = topic(3);
    String group = "group of " + topic;
    cluster.commit(group, topic, 4, "");
    cluster.commit(group, other, 3, "");

    CommandRun table = lag("--group", group, "--topic", topic);
    assertThat(table.exitCode()).isZero();
    assertThat(table.err()).isEmpty();
    assertThat(table.out().lines().map(line -> line.strip().split("  +")))
        .containsExactly(
            new String[] {"GROUP", "TOPIC", "PARTITION", "COMMITTED", "END", "LAG", "STATE"},
            new String[] {group, topic, "0", "4", "10", "6", "Empty"},
            new String[] {group, topic, "all", "6", "Empty"});

    List<JsonNode> lines = new ArrayList<>();
    for (String line : lag("--group", group, "--json").out().lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    assertThat(lines).hasSize(4);
    assertThat(lines.stream().filter(line -> line.path("topic").asText().equals(topic)))
        .map(line -> line.path("partition").asText() + " " + line.path("lag").asLong())
        .containsExactly("0 6", "null 6");
    assertThat(lines.getFirst().fieldNames())
        .toIterable()
        .containsExactly("group", "topic", "partition", "committed", "end", "lag", "state");
  }

  @Test
  @DisplayName("a group that doesn't exist is said, with exit code 2")
  void lag_noSuchGroup_said() {
    CommandRun run = lag("--group", "nobody");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualToIgnoringNewLines("topicscope: group nobody: there is no such group");
  }
}
