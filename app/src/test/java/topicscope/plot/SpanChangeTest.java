package topicscope.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import topicscope.signal.SampleBatch;
import topicscope.signal.SeriesSet;
import topicscope.signal.XRange;

/** What stays in sight when the window by time changes its length, or more of the past is shown. */
class SpanChangeTest {
  private final ShownChart shown = new ShownChart(600, 300);

  @BeforeEach
  void lastHundredSeconds() {
    shown.feed("cpu", ShownChart.wave(400, 1, 40));
    shown.draw(chart -> chart.setSpan(Duration.ofSeconds(100)));
  }

  @AfterEach
  void close() {
    shown.close();
  }

  @Test
  @DisplayName("a live window becomes longer; a held one stays until it is live again")
  void adjustSpan_liveAndHeld() {
    shown.draw(chart -> chart.adjustSpan(Duration.ofSeconds(200)));
    XRange longer = inSight();
    assertThat(longer.to() - longer.from()).isCloseTo(200_000, within(5_000.0));

    shown.draw(chart -> {
      chart.hold();
      chart.adjustSpan(Duration.ofMinutes(5));
    });
    assertThat(inSight()).isEqualTo(longer);
    shown.draw(RollingLineChart::backToLive);
    assertThat(inSight().to() - inSight().from()).isCloseTo(300_000, within(7_000.0));
  }

  @Test
  @DisplayName("a held window shows the same time when more of the past is shown")
  void showMore_held_sameTime() {
    shown.draw(chart -> {
      chart.hold();
      chart.pan(50);
    });
    XRange before = inSight();
    SeriesSet more = new SeriesSet(10_000);
    SampleBatch batch = new SampleBatch();
    for (int i = -1_000; i < 400; i++) {
      batch.add(Arrivals.START + i * 1_000L, i % 7, 0, i + 1_000);
    }
    more.series("cpu").buffer().append(batch);
    more.changed();

    shown.draw(chart -> chart.showMore(more));

    assertThat(inSight()).isEqualTo(before);
    assertThat(ShownChart.<Boolean>onFx(() -> shown.chart().liveProperty().get())).isFalse();
  }

  private XRange inSight() {
    return ShownChart.onFx(() -> shown.chart().inSight().getFirst().view());
  }
}
