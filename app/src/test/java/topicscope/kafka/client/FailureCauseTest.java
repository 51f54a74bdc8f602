package topicscope.kafka.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FailureCauseTest {
  @Test
  @DisplayName("an Error without a message is named once")
  void of_errorWithoutMessage_isNamedOnce() {
    ReaderState state =
        FailureCause.of(new StackOverflowError(), ClusterConnection.to("localhost:1"));

    assertThat(state.kind()).isEqualTo(ReaderState.Kind.FAILED);
    assertThat(state.cause()).isEqualTo("StackOverflowError");
  }
}
