package topicscope.desk.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import topicscope.alert.AlertEvent;

class NotificationThrottleTest {
  private final List<AlertEvent> shown = new ArrayList<>();
  private final Deque<Runnable> due = new ArrayDeque<>();
  private final NotificationThrottle throttle =
      new NotificationThrottle(shown::add, (time, task) -> due.add(task));

  @Test
  @DisplayName("of a storm the first event is shown at once, and later the latest of the others")
  void accept_storm_firstThenLatest() {
    for (int i = 0; i < 10_000; i++) {
      throttle.accept(event("cpu > 90", i));
    }
    assertThat(shown).extracting(AlertEvent::number).containsExactly(0L);

    due.remove().run();

    assertThat(shown).extracting(AlertEvent::number).containsExactly(0L, 9_999L);
    assertThat(due).as("one task waits, not one per event").hasSize(1);
  }

  @Test
  @DisplayName("after quiet the next event is shown at once; rules don't wait for each other")
  void accept_afterQuiet_shownAtOnce() {
    throttle.accept(event("cpu > 90", 1));
    throttle.accept(event("mem > 90", 2));
    due.remove().run();

    throttle.accept(event("cpu > 90", 3));

    assertThat(shown).extracting(AlertEvent::number).containsExactly(1L, 2L, 3L);
  }

  private static AlertEvent event(String rule, long number) {
    Instant now = Instant.now();
    AlertEvent.Kind kind = number % 2 == 0 ? AlertEvent.Kind.RAISED : AlertEvent.Kind.CLEARED;
    return new AlertEvent(number, kind, rule, "t", "cpu", now, 0, 95, 0, number, now, true);
  }
}
