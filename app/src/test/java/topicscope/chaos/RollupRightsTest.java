package topicscope.chaos;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import topicscope.client.ClientConfig;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.topic.TopicDecoder;
import topicscope.kafka.client.ClusterConnection;
import topicscope.rollup.RollupPlan;
import topicscope.rollup.RollupTopics;

/** A roll-up by a user with rights on the topic to read only. */
@ExtendWith(SharedSecuredBroker.class)
class RollupRightsTest {
  @Test
  @DisplayName("without rights on the topic of the partials, that is said")
  void target_withoutRight_said(CauseMatrix matrix) throws Exception {
    RollupPlan plan =
        new RollupPlan(
            new ClusterConnection(
                matrix.broker().address("PLAIN"),
                ClientConfig.vet(CauseMatrix.plainLogin(SecuredBroker.PASSWORD))),
            "open",
            "open.1s",
            Duration.ofSeconds(1),
            "rollup-rights",
            1,
            Optional.empty(),
            true,
            false,
            () -> new TopicDecoder("open", DecodeChoice.AUTOMATIC));

    assertThatThrownBy(() -> RollupTopics.prepare(plan, Optional.empty()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("not authorised for the topic open.1s");
  }
}
