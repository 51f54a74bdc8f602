package topicscope.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import topicscope.client.ClientConfig;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.observe.GroupMonitor;
import topicscope.kafka.observe.GroupStanding;
import topicscope.kafka.observe.GroupSurvey;

/** Groups, asked for by a user with rights on a topic only. */
@ExtendWith(SharedSecuredBroker.class)
class GroupRightsTest {
  @Test
  @DisplayName("without the right to describe a group that is said, and the ends are known")
  void group_withoutRight_said(CauseMatrix matrix) {
    ClusterConnection connection =
        new ClusterConnection(
            matrix.broker().address("PLAIN"),
            ClientConfig.vet(CauseMatrix.plainLogin(SecuredBroker.PASSWORD)));
    BlockingQueue<GroupMonitor.Answer> answers = new LinkedBlockingQueue<>();
    BlockingQueue<List<GroupStanding>> all = new LinkedBlockingQueue<>();
    try (GroupMonitor monitor =
            GroupMonitor.start(connection, "open", Duration.ofMillis(200), answers::add);
        GroupSurvey _ =
            GroupSurvey.start(
                connection, Optional.empty(), Duration.ofMillis(200), all::add, state -> {})) {
      monitor.want(new GroupMonitor.Wanted(Set.of("secret"), Set.of("secret"), true, true));
      await().until(() -> answers.stream().anyMatch(one -> one.groups().containsKey("secret")));
      await().until(() -> !all.isEmpty());

      GroupMonitor.Answer answer =
          answers.stream()
              .filter(one -> one.groups().containsKey("secret"))
              .findFirst()
              .orElseThrow();
      assertThat(answer.groups().values().iterator().next().problem())
          .contains("you have no right to describe this group");
      assertThat(answer.ends()).containsKey(0);
      assertThat(answer.starts()).containsKey(0);
      assertThat(monitor.failure()).isEmpty();
      assertThat(all).allMatch(List::isEmpty);
    }
  }
}
