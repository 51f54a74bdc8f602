package topicscope.kafka.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TopicIdentityTest {
  private final Uuid id = Uuid.randomUuid();
  private Optional<Uuid> fetched = Optional.empty();
  private final TopicIdentity guard = new TopicIdentity(() -> fetched, true);

  @Test
  @DisplayName("without the id of the fetches, the monitor's id is used, and that is reported")
  void check_monitorsId_notExact() {
    TopicIdentity observed = new TopicIdentity(() -> fetched, false);
    observed.expect(id);
    fetched = Optional.of(Uuid.randomUuid());
    assertThatThrownBy(observed::check).isInstanceOf(TopicReplacedException.class);
    assertThat(observed.isExact()).isFalse();
  }

  @Test
  @DisplayName("an id that is unknown at first, and then the expected one, is no error")
  void check_expected_passes() {
    guard.expect(id);
    assertThatCode(guard::check).doesNotThrowAnyException();
    fetched = Optional.of(id);
    assertThatCode(guard::check).doesNotThrowAnyException();
  }

  @Test
  @DisplayName("another id is an error, even if the expected one came back in between")
  void check_another_complains() {
    guard.expect(id);
    fetched = Optional.of(Uuid.randomUuid());
    guard.look();
    fetched = Optional.of(id);
    assertThatThrownBy(guard::check).isInstanceOf(TopicReplacedException.class);
    guard.expect(id);
    assertThatCode(guard::check).doesNotThrowAnyException();
  }

  @Test
  @DisplayName(
      "an id that disappears and comes back is an error: in between, fetches used the name")
  void check_forgotten_complains() {
    guard.expect(id);
    fetched = Optional.of(id);
    guard.look();
    fetched = Optional.empty();
    guard.look();
    fetched = Optional.of(id);
    assertThatThrownBy(guard::check).isInstanceOf(ReopenConsumerException.class);
    guard.expect(id);
    assertThatCode(guard::check).doesNotThrowAnyException();
  }
}
