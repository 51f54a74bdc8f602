package topicscope.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AlertSinkTest {
  private final List<Long> sent = new CopyOnWriteArrayList<>();
  private final List<String> trouble = new CopyOnWriteArrayList<>();

  @Test
  @DisplayName("closing sends what waits, in order; an event without room is reported")
  void close_waitingEvents_areSentInOrder() throws InterruptedException {
    CountDownLatch sending = new CountDownLatch(1);
    CountDownLatch mayGoOn = new CountDownLatch(1);
    AlertSink.Target slow =
        event -> {
          sending.countDown();
          mayGoOn.await();
          sent.add(event.number());
        };
    try (AlertSink sink = new AlertSink("slow", slow, trouble::add)) {
      sink.accept(event(0));
      sending.await();
      LongStream.rangeClosed(1, 1_001).forEach(number -> sink.accept(event(number)));
      assertThat(trouble).containsExactly("an event was left out: slow is too slow");
      mayGoOn.countDown();
    }
    assertThat(sent).containsExactlyElementsOf(LongStream.rangeClosed(0, 1_000).boxed().toList());
    assertThat(trouble).hasSize(1);
  }

  @Test
  @DisplayName("an error of the target is reported, and so is an event after the end")
  void accept_errorsAndAfterTheEnd_areReported() {
    AlertSink.Target bad =
        event -> {
          if (event.number() == 1) {
            throw new AssertionError("broken");
          }
          sent.add(event.number());
        };
    AlertSink sink = new AlertSink("bad", bad, trouble::add);
    try (sink) {
      LongStream.rangeClosed(1, 3).forEach(number -> sink.accept(event(number)));
    }
    sink.accept(event(4));
    assertThat(sent).containsExactly(2L, 3L);
    assertThat(trouble)
        .containsExactly(
            "an event could not be sent to bad: broken", "an event was left out: bad is too slow");
  }

  private static AlertEvent event(long number) {
    return new AlertEvent(
        number,
        AlertEvent.Kind.RAISED,
        "cpu > 90",
        "t",
        "cpu",
        Instant.EPOCH,
        1,
        95,
        0,
        number,
        Instant.EPOCH,
        true);
  }
}
