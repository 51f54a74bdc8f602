package topicscope.producer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The topic commands. */
@ExtendWith(SharedCluster.class)
class TopicCommandTest {
  private final TestCluster cluster;

  TopicCommandTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName("topics are created, listed and described; one that exists is not changed")
  void topic_commands_work() {
    assertThat(
            run("topic create made --partitions 3 --replication-factor 1 --config"
                    + " retention.ms=60000")
                .out())
        .contains("made made with 3 partitions");
    Program.Result again = run("topic create made --partitions 5");
    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).contains("made exists already, with 3 partitions; nothing is changed");
    assertThat(run("topic list").out()).contains("made (3 partitions)").doesNotContain("__");
    assertThat(run("topic describe made").out())
        .contains("made (id ", "3 partitions")
        .contains("partition 2: leader 1, replicas [1], in sync [1], offsets 0 to 0")
        .contains("settings: retention.ms=60000");
  }

  @Test
  @DisplayName("an impossible topic command is reported in one line")
  void topic_failures_areExplained() {
    assertThat(run("topic describe nope").err()).contains("nope").hasLineCount(1);
    assertThat(new Program().on(cluster).execute("topic", "create", "no good").err())
        .contains("no good")
        .hasLineCount(1);
    assertThat(run("topic create wide --replication-factor 9").exitCode()).isEqualTo(1);
    // 65537 is 1 in sixteen bits.
    assertThat(run("topic create wide --replication-factor 65537").err())
        .contains("--replication-factor: must be from 1 to 32767, not 65537");
    assertThat(run("topic create wide --partitions 0").err())
        .contains("--partitions: must be from 1");
    assertThat(run("topic list").out()).doesNotContain("wide");
    Program.Result unreachable = new Program().runLine("topic list --bootstrap-server 127.0.0.1:1");
    assertThat(unreachable.err()).contains("can't reach 127.0.0.1:1 (connection refused)");
  }

  private Program.Result run(String line) {
    return new Program().on(cluster).runLine(line);
  }
}
