package topicscope.desk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.partition.StartPosition;
import topicscope.platform.FileLock;
import topicscope.plot.paint.TraceKind;
import topicscope.plot.view.TraceStyle;
import topicscope.reading.ReadingStart;
import topicscope.signal.Series;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;
import topicscope.transform.Transform;

/** The desk without a window and without the toolkit. A plain thread owns it. */
@ExtendWith(SharedBroker.class)
class DeskTest {
  private static final Set<Thread.State> RESTING =
      Set.of(Thread.State.TIMED_WAITING, Thread.State.TERMINATED);

  private final ExecutorService owner = Executors.newSingleThreadExecutor();
  private TestCluster cluster;
  private Desk desk;

  @BeforeEach
  void open(TestCluster shared) {
    cluster = shared;
    desk = on(this::newDesk);
  }

  @AfterEach
  void close() {
    run(desk::close);
    owner.shutdownNow();
  }

  @Test
  @DisplayName(
      "the state names the cluster, the picked topic is read, and a second desk restores the setup")
  void pick_readAndSetUpAgain() {
    String topic = cluster.topicOf("1", "2");
    assertThat(on(() -> desk.focusedProperty().get().state().cause())).isEqualTo("not connected");

    run(() -> desk.connect(cluster.connection()));
    await()
        .until(
            () -> on(() -> desk.focusedProperty().get().state().kind()) == ReaderState.Kind.LIVE);
    run(() -> desk.pick(topic));
    await().until(() -> on(() -> desk.counters().decoded()) == 2);

    DeskSetup setup = on(desk::setup);
    Desk again = on(this::newDesk);
    try {
      run(() -> again.restore(setup));
      await().until(() -> on(() -> again.counters().decoded()) == 2);
      assertThat(on(again::setup)).isEqualTo(setup);
    } finally {
      run(again::close);
    }
  }

  @Test
  @DisplayName("linked plots share a span of time; the last plot is never removed")
  void add_andRemove_focusAndWindow() {
    Plot first = on(() -> desk.focusedProperty().get());
    Plot second = on(desk::add);
    assertThat(on(() -> List.of(window(first), window(second)))).containsOnly(WindowSpan.SHARED);

    WindowSpan hour = WindowSpan.ofSpan(Duration.ofHours(1));
    run(() -> second.windowProperty().set(hour));
    assertThat(on(() -> window(first))).isEqualTo(hour);
    run(() -> desk.linkedProperty().set(false));
    run(() -> second.windowProperty().set(WindowSpan.ofPoints(200)));
    assertThat(on(() -> window(first))).isEqualTo(hour);

    run(() -> desk.focusNext(1));
    assertThat(on(() -> desk.focusedProperty().get())).isSameAs(first);
    run(() -> desk.remove(first));
    assertThat(on(() -> desk.focusedProperty().get())).isSameAs(second);
    run(() -> desk.remove(second));
    assertThat(on(() -> List.copyOf(desk.plots()))).containsExactly(second);
  }

  @Test
  @DisplayName("a series shown in another plot has its own reader until it is removed")
  void show_thenRemoveForeign_readerEnds() {
    String topic = cluster.topicOf("{\"cpu\":1,\"mem\":5}");
    run(() -> desk.connect(cluster.connection()));
    run(() -> desk.pick(topic));
    Plot first = on(() -> desk.focusedProperty().get());
    Plot second = on(desk::add);
    run(() -> desk.show(first, "mem", second));
    String shown = topic + ": mem";
    await().until(() -> on(() -> names(second)).equals(List.of(shown)));
    await().until(() -> readers(topic) == 2);
    long version = on(() -> second.seriesProperty().get().version());

    run(() -> second.removeForeign(shown));

    assertThat(on(() -> names(second))).isEmpty();
    assertThat(on(() -> second.seriesProperty().get().version())).isNotEqualTo(version);
    await().until(() -> readers(topic) == 1);
    assertThat(on(() -> second.setup().foreignSeries())).isEmpty();
  }

  @Test
  @DisplayName("a derived series shown in a new plot is computed there, with its style")
  void show_derivedInNewPlot_computedThere() {
    String topic = cluster.newTopic(1);
    long start = System.currentTimeMillis() - 60_000;
    try (var producer = cluster.producer(Map.of())) {
      for (int i = 0; i < 40; i++) {
        var _ = producer.send(TestCluster.record(topic, 0, start + i * 500L, "" + i % 7));
      }
    }
    run(() -> desk.connect(cluster.connection()));
    run(() -> desk.pick(topic));
    Plot first = on(() -> desk.focusedProperty().get());
    await().until(() -> on(() -> desk.counters().decoded()) == 40);
    Transform mean = Transform.parse("mean(" + topic + ", 1s)");
    Transform smooth = Transform.parse("average(\"" + mean.text() + "\", 3)");
    run(() -> first.add(mean));
    run(() -> first.add(smooth));
    await().until(() -> on(() -> names(first)).contains(smooth.text()));
    TraceStyle style = TraceStyle.LINE.withKind(TraceKind.AREA);
    run(() -> first.styles().put(smooth.text(), style));

    Plot added = on(desk::add);
    run(() -> desk.show(first, smooth.text(), added));

    String shown = topic + ": " + smooth.text();
    await().until(() -> on(() -> samples(added, shown)) > 10);
    assertThat(on(() -> names(added))).containsExactly(shown);
    assertThat(on(added::styles)).containsEntry(shown, style);

    Desk again = on(this::newDesk);
    try {
      DeskSetup setup = on(desk::setup);
      run(() -> again.restore(setup));
      await().until(() -> on(() -> samples(again.plots().getLast(), shown)) > 10);
    } finally {
      run(again::close);
    }
  }

  @Test
  @DisplayName("a series shown in another plot has the past and the kind that it has in the first")
  void show_longPast_samePastAndKind() {
    String topic = cluster.newTopic(1);
    long start = System.currentTimeMillis() - 60_000;
    cluster.send(
        IntStream.range(0, 900)
            .mapToObj(i -> TestCluster.record(topic, 0, start + i * 50L, "" + i % 7)));
    run(() -> desk.connect(cluster.connection()));
    run(() -> desk.pick(topic));
    Plot first = on(() -> desk.focusedProperty().get());
    run(() -> first.beginAt(Optional.of(new StartPosition.Earliest())));
    Transform count = Transform.parse("count(" + topic + ", 1s)");
    run(() -> first.add(count));
    await().until(() -> on(() -> samples(first, topic)) == 900);
    await().until(() -> on(() -> names(first)).contains(count.text()));

    Plot added = on(desk::add);
    run(() -> desk.show(first, topic, added));
    run(() -> desk.show(first, count.text(), added));

    String shown = topic + ": " + count.text();
    await().until(() -> on(() -> samples(added, topic)) == 900);
    await().until(() -> on(() -> samples(added, shown)) >= 44);
    assertThat(on(added::styles)).containsEntry(shown, TraceStyle.LINE.withKind(TraceKind.BARS));
  }

  @Test
  @DisplayName("closing waits until the topic picked last is in the file of recent topics")
  void close_waitsForRecentTopics(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("recent-topics");
    RecentTopics recent = RecentTopics.in(file);
    Desk kept = new Desk(200, ReadingStart.USUAL, DecodeChoices.forgetful(owner), recent);
    Thread closing = new Thread(kept::close);
    try (FileLock _ = FileLock.take(folder.resolve("recent-topics.lock"), Duration.ofMinutes(1))) {
      recent.add("a:1", "x");
      closing.start();
      await().until(() -> RESTING.contains(closing.getState()));
    }
    closing.join();

    assertThat(RecentTopics.in(file).of("a:1")).containsExactly("x");
  }

  private static long samples(Plot plot, String name) {
    return plot.seriesProperty().get().all().stream()
        .filter(series -> series.name().equals(name))
        .mapToLong(series -> series.buffer().size())
        .sum();
  }

  private Desk newDesk() {
    return new Desk(
        200, ReadingStart.USUAL, DecodeChoices.forgetful(owner), RecentTopics.forThisRun());
  }

  private static WindowSpan window(Plot plot) {
    return plot.windowProperty().get();
  }

  private static List<String> names(Plot plot) {
    return plot.seriesProperty().get().all().stream().map(Series::name).toList();
  }

  private static long readers(String topic) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("reader-" + topic))
        .count();
  }

  private void run(Runnable action) {
    CompletableFuture.runAsync(action, owner).join();
  }

  private <T> T on(Supplier<T> question) {
    return CompletableFuture.supplyAsync(question, owner).join();
  }
}
