package topicscope.desk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
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
import org.junit.jupiter.api.parallel.Execution;
import topicscope.alert.AlertEvent;
import topicscope.alert.AlertRule;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.choice.Grouping;
import topicscope.kafka.client.ReaderState;
import topicscope.platform.FileLock;
import topicscope.plot.paint.TraceKind;
import topicscope.plot.view.TraceStyle;
import topicscope.reading.Reading;
import topicscope.reading.ReadingStart;
import topicscope.signal.Series;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;
import topicscope.transform.Transform;

/** The desk without a window and without the toolkit. A plain thread owns it. */
@ExtendWith(SharedBroker.class)
@Execution(CONCURRENT)
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
  @DisplayName("linked plots share a span, also one of points; the last plot is never removed")
  void add_andRemove_focusAndWindow() {
    Plot first = on(() -> desk.focusedProperty().get());
    Plot second = on(desk::add);
    assertThat(on(() -> List.of(window(first), window(second))))
        .containsOnly(WindowSpan.ofPoints(200));

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
  @DisplayName(
      "a longer span is loaded beside what is shown, for foreign series too; a shorter one is not"
          + " loaded")
  void chooseSpan_longerThenShorter_loadedOnce() {
    String topic = everySecond(1_000);
    run(() -> desk.connect(cluster.connection()));
    run(() -> desk.pick(topic));
    Plot first = on(() -> desk.focusedProperty().get());
    await().until(() -> on(() -> samples(first, topic)) == 200);
    Plot second = on(desk::add);
    run(() -> desk.show(first, topic, second));
    await().until(() -> on(() -> samples(second, topic)) == 200);
    Reading before = on(() -> first.readingProperty().get().orElseThrow());

    run(() -> first.windowProperty().set(WindowSpan.ofSpan(Duration.ofMinutes(10))));
    assertThat(on(() -> first.readingProperty().get())).containsSame(before);
    await().until(() -> on(() -> samples(first, topic)) >= 600);
    await().until(() -> on(() -> samples(second, topic)) >= 600);
    assertThat(on(() -> samples(first, topic))).isLessThan(700);
    await().until(() -> readers(topic) == 2);

    Reading longer = on(() -> first.readingProperty().get().orElseThrow());
    run(() -> first.windowProperty().set(WindowSpan.ofPoints(200)));
    run(() -> first.windowProperty().set(WindowSpan.ofSpan(Duration.ofMinutes(1))));
    run(() -> first.windowProperty().set(WindowSpan.ofSpan(Duration.ofMinutes(10))));
    assertThat(on(() -> first.readingProperty().get())).containsSame(longer);
    assertThat(readers(topic)).isEqualTo(2);

    run(() -> first.windowProperty().set(WindowSpan.since(Instant.now().minusSeconds(900))));
    await().until(() -> on(() -> samples(first, topic)) >= 850);
    run(() -> first.windowProperty().set(WindowSpan.ALL));
    await().until(() -> on(() -> samples(first, topic)) == 1_000);
    await().until(() -> on(() -> samples(second, topic)) == 1_000);
  }

  @Test
  @DisplayName("the last minute of a topic that rests is the last minute of what it holds")
  void chooseSpan_restingTopic_endsAtItsNewest() {
    String topic = everySecond(1_000, Duration.ofDays(3));
    run(() -> desk.connect(cluster.connection()));
    Plot plot = on(() -> desk.focusedProperty().get());
    run(() -> plot.windowProperty().set(WindowSpan.ofSpan(Duration.ofMinutes(1))));
    run(() -> desk.pick(topic));
    await().until(() -> on(() -> samples(plot, topic)) >= 60);
    assertThat(on(() -> samples(plot, topic))).isLessThan(80);
  }

  @Test
  @DisplayName("an alert is passed on once, also if its record is loaded again with a longer span")
  void chooseSpan_alertRaised_passedOnOnce() {
    String topic = everySecond(1_000);
    Queue<AlertEvent> passedOn = new ConcurrentLinkedQueue<>();
    run(() -> desk.listenToAlerts(passedOn::add));
    run(() -> desk.connect(cluster.connection()));
    run(() -> desk.pick(topic));
    Plot plot = on(() -> desk.focusedProperty().get());
    await().until(() -> on(() -> samples(plot, topic)) == 200);
    run(() -> plot.add(AlertRule.parse(topic + " > 90")));
    cluster.send(topic, "99");
    await().until(() -> passedOn.size() == 1);
    Reading before = on(() -> plot.readingProperty().get().orElseThrow());

    run(() -> plot.windowProperty().set(WindowSpan.ofSpan(Duration.ofMinutes(10))));
    await().until(() -> !on(() -> plot.readingProperty().get().orElseThrow()).equals(before));
    cluster.send(topic, "1");

    await().until(() -> passedOn.size() == 2);
    assertThat(passedOn)
        .extracting(AlertEvent::kind)
        .containsExactly(AlertEvent.Kind.RAISED, AlertEvent.Kind.CLEARED);
  }

  @Test
  @DisplayName("what a topic has deleted stays on screen when a longer span is chosen")
  void chooseSpan_recordsDeletedMeanwhile_keepsThem() {
    String topic = everySecond(1_000);
    run(() -> desk.connect(cluster.connection()));
    run(() -> desk.pick(topic));
    Plot plot = on(() -> desk.focusedProperty().get());
    await().until(() -> on(() -> samples(plot, topic)) == 200);
    Reading before = on(() -> plot.readingProperty().get().orElseThrow());
    cluster.deleteBefore(topic, 900);

    run(() -> plot.windowProperty().set(WindowSpan.ofSpan(Duration.ofMinutes(10))));

    await().until(() -> on(() -> plot.loading().isEmpty()) && readers(topic) == 1);
    assertThat(on(() -> plot.readingProperty().get())).containsSame(before);
    assertThat(on(() -> samples(plot, topic))).isEqualTo(200);
  }

  @Test
  @DisplayName("the last 200 points are those of each host, although each record has one host")
  void points_sixHosts_aboutThatManyEach() {
    String topic = cluster.newTopic(1);
    long start = System.currentTimeMillis() - 3_000_000;
    cluster.send(
        IntStream.range(0, 3_000)
            .mapToObj(i ->
                TestCluster.record(
                    topic,
                    0,
                    start + i * 1_000L,
                    "{\"host\":\"web-" + i % 6 + "\",\"cpu\":" + i % 50 + "}")));
    run(() -> desk.connect(cluster.connection()));
    run(() -> desk.pick(topic));
    Plot plot = on(() -> desk.focusedProperty().get());
    await().until(() -> on(() -> names(plot)).equals(List.of("cpu")));
    run(() -> plot.decode(byHost()));

    await().until(() -> on(() -> names(plot)).size() == 6);
    List<String> names = on(() -> names(plot));
    await().until(() -> on(() -> names.stream().allMatch(name -> samples(plot, name) >= 180)));
    assertThat(on(() -> samples(plot, names.getFirst()))).isLessThan(300);
    assertThat(on(() -> names(plot))).isEqualTo(names);
  }

  private static DecodeChoice byHost() {
    DecodeChoice usual = DecodeChoice.AUTOMATIC;
    return new DecodeChoice(
        usual.format(),
        usual.time(),
        Grouping.parse("field:host"),
        usual.numericStrings(),
        usual.schema());
  }

  private String everySecond(int count) {
    return everySecond(count, Duration.ZERO);
  }

  /** A topic with one record for each of the last seconds before that long ago. */
  private String everySecond(int count, Duration age) {
    String topic = cluster.newTopic(1);
    long now = System.currentTimeMillis() - age.toMillis();
    cluster.send(
        IntStream.range(0, count)
            .mapToObj(i -> TestCluster.record(topic, 0, now - (count - i) * 1_000L, "" + i % 17)));
    return topic;
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
    run(() -> first.windowProperty().set(WindowSpan.ALL));
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
