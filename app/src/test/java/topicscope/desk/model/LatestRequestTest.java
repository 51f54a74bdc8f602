package topicscope.desk.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LatestRequestTest {
  private final LatestRequest requests = new LatestRequest();

  @Test
  @DisplayName("a later request outdates all earlier ones")
  void start_again_earlierOnesAreOutdated() {
    LatestRequest.Ticket first = requests.start();
    assertThat(first.isLatest()).isTrue();
    LatestRequest.Ticket second = requests.start();
    assertThat(first.isLatest()).isFalse();
    assertThat(second.isLatest()).isTrue();
  }

  @Test
  @DisplayName("after cancelling no request is the latest, until another one starts")
  void cancel_allAreOutdated() {
    LatestRequest.Ticket request = requests.start();
    requests.cancel();
    assertThat(request.isLatest()).isFalse();
    assertThat(requests.start().isLatest()).isTrue();
  }
}
