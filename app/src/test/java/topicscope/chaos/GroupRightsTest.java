package topicscope.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import topicscope.client.ClientConfig;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.observe.GroupMonitor;
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
    AtomicReference<Optional<GroupMonitor.Answer>> latest = new AtomicReference<>(Optional.empty());
    AtomicReference<Optional<List<?>>> all = new AtomicReference<>(Optional.empty());
    try (GroupMonitor monitor =
            GroupMonitor.start(
                connection,
                "open",
                Duration.ofMillis(200),
                answer -> latest.set(Optional.of(answer)));
        GroupSurvey _ =
            GroupSurvey.start(
                connection,
                Optional.empty(),
                Duration.ofMillis(200),
                groups -> all.set(Optional.of(groups)),
                state -> {})) {
      monitor.want(new GroupMonitor.Wanted(Set.of("secret"), Set.of("secret"), true, true));
      await()
          .until(() ->
              latest.get().filter(answer -> answer.groups().containsKey("secret")).isPresent());
      await().until(() -> all.get().isPresent());

      GroupMonitor.Answer answer = latest.get().orElseThrow();
      assertThat(answer.groups().get("secret").problem())
          .contains("you have no right to describe this group");
      assertThat(answer.ends()).containsKey(0);
      assertThat(answer.starts()).containsKey(0);
      assertThat(monitor.failure()).isEmpty();
      assertThat(all.get().orElseThrow()).isEmpty();
    }
  }
}
