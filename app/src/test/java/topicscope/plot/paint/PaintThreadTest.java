package topicscope.plot.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javafx.collections.FXCollections;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import topicscope.chart.ColumnScale;
import topicscope.chart.ValueRange;
import topicscope.chart.Viewport;
import topicscope.plot.ShownChart;
import topicscope.plot.axis.FixedYRanges;
import topicscope.plot.axis.YLayout;
import topicscope.plot.view.PaintScheduler;
import topicscope.plot.view.TraceList;

class PaintThreadTest {
  private static final long LATER = 1_000_000_000L;
  private static final int ENOUGH = 60;
  private static final PlotSize SIZE = new PlotSize(100, 50, 1, OpaqueBackground.NONE);

  static List<Throwable> throwables() {
    return List.of(
        new IllegalStateException("injected"),
        new StackOverflowError("injected"),
        new NoClassDefFoundError("injected"),
        new OutOfMemoryError("injected"));
  }

  @ParameterizedTest
  @MethodSource("throwables")
  @DisplayName("an exception while painting is counted, and the next frame has a new painter")
  void paint_throws_countedAndSurvived(Throwable injected) {
    AtomicReference<Throwable> next = new AtomicReference<>(injected);
    AtomicInteger painters = new AtomicInteger();
    PaintThread thread = new PaintThread(() -> failing(next, painters));
    PaintRequest job = job();

    thread.start(job);
    assertThat(thread.await()).isEmpty();
    assertThat(thread.failures()).isEqualTo(1);
    assertThat(thread.failing()).isTrue();
    assertThat(thread.busy()).isFalse();

    thread.start(job);
    assertThat(thread.await()).isPresent();
    assertThat(thread.failing()).isFalse();
    assertThat(thread.failures()).isEqualTo(1);
    assertThat(painters).hasValue(2);
  }

  @Test
  @DisplayName("a frame that failed is due again after a pause, although no sample is new")
  void frame_failed_dueAfterPause() {
    AtomicReference<Throwable> next = new AtomicReference<>(new StackOverflowError("injected"));
    PaintThread thread = new PaintThread(() -> failing(next, new AtomicInteger()));
    TraceList traces = new TraceList(FXCollections.observableArrayList(), () -> {});
    PaintScheduler scheduler = new PaintScheduler(traces, new Viewport(), thread);

    scheduler.start(SIZE);
    assertThat(scheduler.await()).isEmpty();
    long now = System.nanoTime();
    assertThat(scheduler.hasNews(now + LATER)).isTrue();

    scheduler.start(SIZE);
    assertThat(scheduler.await()).isPresent();
    assertThat(scheduler.hasNews(now + LATER)).isFalse();
  }

  @Test
  @DisplayName("right after a failure no frame is due, so a lasting failure costs little")
  void frame_justFailed_notDue() {
    PaintThread thread =
        new PaintThread(() ->
            (job, now) -> {
              throw new LinkageError("injected");
            });
    thread.start(job());
    long before = System.nanoTime();
    assertThat(thread.await()).isEmpty();
    assertThat(thread.mayRetry(before)).isFalse();
    assertThat(thread.mayRetry(System.nanoTime() + LATER)).isTrue();
  }

  @Test
  @DisplayName("after many quick frames the next is painted at once, on the thread that asks")
  void frames_quick_paintedAtOnce() {
    AtomicReference<Thread> painted = new AtomicReference<>();
    AtomicLong nanos = new AtomicLong();
    PaintThread thread = clocked(painted, nanos, new AtomicLong(1));
    PaintRequest job = liveJob();

    paint(thread, job, ENOUGH);
    assertThat(painted.get()).isNotSameAs(Thread.currentThread());
    thread.start(job);

    assertThat(painted.get()).isSameAs(Thread.currentThread());
    assertThat(thread.finished()).isPresent();
  }

  @Test
  @DisplayName("a slow frame, another look or a window that is held go to the painting thread")
  void frames_slowOrOther_paintedOnThread() {
    AtomicReference<Thread> painted = new AtomicReference<>();
    AtomicLong cost = new AtomicLong(1);
    PaintThread thread = clocked(painted, new AtomicLong(), cost);
    PaintRequest job = liveJob();
    paint(thread, job, ENOUGH);

    paint(thread, job(), 1);
    assertThat(painted.get()).isNotSameAs(Thread.currentThread());
    paint(thread, job, 1);
    cost.set(LATER);
    paint(thread, job, 1);
    cost.set(1);
    paint(thread, job, 1);
    assertThat(painted.get()).isNotSameAs(Thread.currentThread());
  }

  private static void paint(PaintThread thread, PaintRequest job, int times) {
    for (int i = 0; i < times; i++) {
      thread.start(job);
      assertThat(thread.await()).isPresent();
    }
  }

  /** A painter that takes as long as is said. */
  private static PaintThread clocked(
      AtomicReference<Thread> painted, AtomicLong nanos, AtomicLong cost) {
    TracePainter painter = new TracePainter(new TileStore());
    return new PaintThread(
        () ->
            (job, now) -> {
              painted.set(Thread.currentThread());
              nanos.addAndGet(cost.get());
              return painter.paint(job, now);
            },
        nanos::get);
  }

  private static PaintRequest liveJob() {
    return new PaintRequest(job().key(), true, 0, FixedYRanges.AUTOMATIC, Double.NaN, 0);
  }

  @Test
  @DisplayName("an error while tiles are half painted leaves no trace in the next frame")
  void error_halfPainted_nextFrameWhole() {
    ShownChart.startToolkit();
    TileStore sheet = new TileStore();
    RenderKey key = new RenderKey(new ColumnScale(false, 0, 1), SIZE, YLayout.OVERLAY, List.of());
    AtomicInteger calls = new AtomicInteger();
    PaintThread thread =
        new PaintThread(() -> {
          TracePainter painter = new TracePainter(sheet);
          return (job, now) -> {
            if (calls.incrementAndGet() == 1) {
              sheet.begin(SIZE.rows(), SIZE.backdrop(), 0);
              sheet.tile(0).pixels()[0] = 0xffffffff;
              throw new InternalError("injected");
            }
            return painter.paint(job, now);
          };
        });
    PaintRequest job = new PaintRequest(key, false, 0, FixedYRanges.AUTOMATIC, Double.NaN, 0);
    thread.start(job);
    assertThat(thread.await()).isEmpty();
    thread.start(job);

    PaintedFrame painting = thread.await().orElseThrow();
    assertThat(painting.tiles().values())
        .allSatisfy(tile -> assertThat(tile.pixels()).containsOnly(0));
  }

  private static PaintThread.Painter failing(
      AtomicReference<Throwable> next, AtomicInteger painters) {
    painters.incrementAndGet();
    TracePainter painter = new TracePainter(new TileStore());
    return (job, now) -> {
      Throwable injected = next.getAndSet(null);
      if (injected instanceof Error error) {
        throw error;
      }
      if (injected instanceof RuntimeException exception) {
        throw exception;
      }
      return painter.paint(job, now);
    };
  }

  private static PaintRequest job() {
    RenderKey key = new RenderKey(new ColumnScale(false, 0, 1), SIZE, YLayout.OVERLAY, List.of());
    Optional<ValueRange> range = Optional.of(ValueRange.UNIT);
    return new PaintRequest(key, false, 0, new FixedYRanges(range, range), Double.NaN, 0);
  }
}
