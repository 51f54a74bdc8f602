package topicscope.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Of several sinks of one cluster")
class DistinctChangesTest {
  private final List<String> told = new ArrayList<>();
  private final DistinctChanges changes =
      new DistinctChanges(
          new SinkListener() {
            @Override
            public void connected() {
              told.add("connected");
            }

            @Override
            public void waiting(String cause) {
              told.add(cause);
            }
          });
  private final SinkListener one = changes.ofSink();
  private final SinkListener other = changes.ofSink();

  @Test
  @DisplayName("the connection is told once, and only when none waits")
  void connected_otherWaits_isNotTold() {
    for (int i = 0; i < 3; i++) {
      one.connected();
      other.waiting("no topic");
    }
    assertThat(told).containsExactly("no topic");
    other.connected();
    one.connected();
    assertThat(told).containsExactly("no topic", "connected");
  }

  @Test
  @DisplayName("a cause that both wait for is told once, and again after it was over")
  void waiting_sameCause_isToldOnce() {
    for (int i = 0; i < 2; i++) {
      one.waiting("gone");
      other.waiting("gone");
      one.waiting("gone");
      one.connected();
      other.connected();
    }
    assertThat(told).containsExactly("gone", "connected", "gone", "connected");
  }

  @Test
  @DisplayName("two causes that stay are told once each")
  void waiting_twoCauses_areToldOnceEach() {
    for (int i = 0; i < 3; i++) {
      one.waiting("gone");
      other.waiting("no topic");
    }
    assertThat(told).containsExactly("gone", "no topic");
  }
}
