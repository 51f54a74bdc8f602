package topicscope.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import topicscope.signal.SampleBatch;
import topicscope.signal.SeriesSet;
import topicscope.transform.TransformRunner;

@Isolated("it measures the heap of the whole JVM")
class AlertMonitorTest {
  private static final long BASE = 1_700_000_000_000L;
  private static final int SERIES = 200;

  private final SeriesSet set = new SeriesSet(10_000);
  private final TransformRunner derivations = new TransformRunner(set);
  private final List<AlertEvent> events = new ArrayList<>();
  private boolean loaded = true;
  private final AlertLog log = new AlertLog();
  private final AlertMonitor alerts =
      new AlertMonitor("t", set, derivations, log, () -> loaded, events::add);
  private long now = BASE;
  private long offset;

  @Test
  @DisplayName(
      "raised after the condition held long enough, cleared once, with time, value and offset")
  void above_forADuration_raisedAndClearedOnce() {
    alerts.add(AlertRule.parse("cpu > 90 for 10s"));
    send("cpu", 0, 95);
    send("cpu", 5_000, 80);
    send("cpu", 6_000, 91);
    send("cpu", 15_900, 99);
    assertThat(events).isEmpty();
    assertThat(alerts.states())
        .extracting(AlertState::kind)
        .containsExactly(AlertState.Kind.PENDING);
    send("cpu", 16_000, 97.5);
    send("cpu", 17_000, 98);
    send("cpu", 18_000, 90);
    send("cpu", 19_000, 10);

    assertThat(told()).containsExactly("RAISED cpu 97.5 16000 4", "CLEARED cpu 90.0 18000 6");
    assertThat(events.getFirst().since().toEpochMilli()).isEqualTo(BASE + 6_000);
    assertThat(events.getFirst().partition()).isZero();
    assertThat(log.events()).isEqualTo(events);
  }

  @Test
  @DisplayName("events of the history aren't live, those of what arrives later are, however late")
  void above_historyThenLive_toldApart() {
    loaded = false;
    now += 3_600_000;
    alerts.add(AlertRule.parse("cpu > 90"));
    send("cpu", 0, 95);
    send("cpu", 1_000, 10);
    loaded = true;
    send("cpu", 2_000, 95);
    send("cpu", 3_000, 10);
    send("cpu", 4_000, 95);

    assertThat(events)
        .extracting(AlertEvent::live)
        .containsExactly(false, false, false, true, true);
  }

  @Test
  @DisplayName("a rule that is added later: what was held before isn't live, new series are")
  void add_later_heldSamplesAreNotLive() {
    now += 3_600_000;
    send("cpu", 0, 95);
    alerts.add(AlertRule.parse("* > 90"));
    send("cpu", 1_000, 10);
    send("mem", 2_000, 95);
    send("cpu", 3_000, 95);

    assertThat(events)
        .extracting(event -> event.series() + " " + event.kind() + " " + event.live())
        .containsExactly(
            "cpu RAISED false", "cpu CLEARED false", "mem RAISED true", "cpu RAISED true");
  }

  @Test
  @DisplayName("a record that comes with the rule is live if it is new")
  void add_withANewRecord_isLive() {
    alerts.add(AlertRule.parse("cpu > 90"));
    loaded = false;
    send("cpu", 0, 95);

    assertThat(events).extracting(AlertEvent::live).containsExactly(true);
  }

  @Test
  @DisplayName("the mean of a minute appears a minute late and still counts as live")
  void mean_ofAMinute_isLive() {
    alerts.add(AlertRule.parse("mean(cpu, 1min) > 90"));
    for (int second = 0; second < 130; second += 10) {
      send("cpu", second * 1_000L, 95);
      step(10_000);
    }

    assertThat(events).extracting(AlertEvent::live).containsExactly(true);
    AlertEvent raised = events.getFirst();
    assertThat(raised.at().toEpochMilli() - raised.recordTimeMs()).isGreaterThan(60_000);
  }

  @Test
  @DisplayName("with a second limit it is not cleared by a value between the two")
  void above_hysteresis_clearsAtTheOther() {
    alerts.add(AlertRule.parse("cpu > 90 until 80"));
    for (double value : new double[] {91, 89, 91, 81, 92, 80, 85, 91}) {
      send("cpu", offset * 1_000, value);
    }
    assertThat(told())
        .containsExactly(
            "RAISED cpu 91.0 0 0", "CLEARED cpu 80.0 5000 5", "RAISED cpu 91.0 7000 7");
  }

  @Test
  @DisplayName("below, outside a band, and rates of change")
  void otherConditions() {
    alerts.add(AlertRule.parse("t < 5"));
    alerts.add(AlertRule.parse("t outside 4..20"));
    alerts.add(AlertRule.parse("t falls > 2/s"));
    alerts.add(AlertRule.parse("t changes > 9/s"));
    send("t", 0, 10);
    send("t", 1_000, 21);
    send("t", 2_000, 20);
    send("t", 4_000, 15);
    send("t", 14_000, 4.5);

    assertThat(events.stream().map(event -> event.kind() + " " + event.rule()))
        .containsExactly(
            "RAISED t outside 4..20",
            "RAISED t changes > 9/s",
            "CLEARED t outside 4..20",
            "CLEARED t changes > 9/s",
            "RAISED t falls > 2/s",
            "RAISED t < 5",
            "CLEARED t falls > 2/s");
  }

  @Test
  @DisplayName("one rule watches every series that fits, each on its own, also those to come")
  void fitting_eachSeriesOnItsOwn() {
    alerts.add(AlertRule.parse("* > 5"));
    send("a", 0, 6);
    send("b", 0, 1);
    send("c", 1_000, 7);
    send("a", 2_000, 1);
    assertThat(told())
        .containsExactly("RAISED a 6.0 0 0", "RAISED c 7.0 1000 2", "CLEARED a 1.0 2000 3");
  }

  @Test
  @DisplayName(
      "silence is raised by the clock and cleared by the next sample; also if nothing came")
  void silence_raisedAndCleared() {
    alerts.add(AlertRule.parse("a no data for 10s"));
    step(9_999);
    assertThat(events).isEmpty();
    step(1);
    step(60_000);
    assertThat(events).hasSize(1);
    assertThat(events.getFirst().partition()).isEqualTo(-1);
    assertThat(events.getFirst().value()).isNaN();
    send("a", 70_000, 1);
    step(9_000);
    assertThat(told().getLast()).isEqualTo("CLEARED a 1.0 70000 0");
    step(1_000);
    assertThat(told().getLast()).isEqualTo("RAISED a 1.0 70000 0");
    assertThat(events).hasSize(3);
  }

  @Test
  @DisplayName("silence of every series: each event has the name of its series, also the first")
  void silence_everySeries_eventsNameTheirSeries() {
    alerts.add(AlertRule.parse("* no data for 5s"));
    step(1);
    send("a", 0, 1);
    send("b", 0, 2);
    step(5_000);
    assertThat(events).extracting(AlertEvent::series).containsExactly("a", "b");
  }

  @Test
  @DisplayName("a rule on the result of a transform")
  void made_byATransform() {
    alerts.add(AlertRule.parse("average(cpu, 2) > 50"));
    send("cpu", 0, 90);
    send("cpu", 1_000, 0);
    send("cpu", 2_000, 0);
    assertThat(events.stream().map(event -> event.kind() + " " + event.value()))
        .containsExactly("RAISED 90.0", "CLEARED 45.0");
  }

  @Test
  @DisplayName("a late sample is dropped and counted; a topic that was created again is followed")
  void late_countedAndNewLife_followed() {
    alerts.add(AlertRule.parse("cpu > 90"));
    send("cpu", 5_000, 50);
    send("cpu", 1_000, 99);
    assertThat(events).isEmpty();
    assertThat(alerts.states().getFirst().leftOut()).isEqualTo(1);
    set.startAnew();
    send("cpu", 100, 99);
    assertThat(told()).containsExactly("RAISED cpu 99.0 100 2");
  }

  @Test
  @DisplayName("raised and cleared always alternate")
  void anySamples_raisedAndClearedTakeTurns() {
    alerts.add(AlertRule.parse("a > 50 until 30 for 900ms"));
    Random random = new Random(7);
    for (int i = 0; i < 5_000; i++) {
      send("a", i * 300L + random.nextInt(900), random.nextInt(100));
    }
    assertThat(events).hasSizeGreaterThan(20);
    for (int i = 0; i < events.size(); i++) {
      assertThat(events.get(i).kind())
          .isEqualTo(i % 2 == 0 ? AlertEvent.Kind.RAISED : AlertEvent.Kind.CLEARED);
    }
  }

  @Test
  @DisplayName("the log is written as CSV, and a spreadsheet takes no cell for a formula")
  void csv_eventsWritten(@TempDir Path folder) throws IOException {
    alerts.add(AlertRule.parse("\"=1+1\" > 5"));
    send("=1+1", 1_500, 6.25);
    Path file = folder.resolve("log.csv");
    AlertCsv.write(log.events(), file);
    assertThat(Files.readAllLines(file))
        .containsExactly(
            AlertCsv.HEADER,
            "RAISED,2023-11-14T22:13:21.500Z,1700000001500,t,'=1+1,6.25,0,0,"
                + "2023-11-14T22:13:21.500Z,2023-11-14T22:13:20Z,\"\"\"=1+1\"\" > 5\"");
    assertThatThrownBy(() -> AlertCsv.write(log.events(), folder.resolve("no/such/log.csv")))
        .isInstanceOf(IOException.class);
  }

  @Test
  @DisplayName("an event goes to a command's standard input as JSON; a failure is reported")
  void command_getsJson(@TempDir Path folder) throws IOException {
    alerts.add(AlertRule.parse("cpu > 90"));
    send("cpu", 0, 95);
    List<String> trouble = new CopyOnWriteArrayList<>();
    Path file = folder.resolve("got");
    try (AlertSink good =
            new AlertSink("good", new AlertCommand("cat > '" + file + "'"), trouble::add);
        AlertSink bad = new AlertSink("bad", new AlertCommand("exit 7"), trouble::add)) {
      good.accept(events.getFirst());
      bad.accept(events.getFirst());
    }
    assertThat(Files.readString(file, UTF_8))
        .isEqualTo(
            "{\"event\":\"raised\",\"rule\":\"cpu >"
                + " 90\",\"topic\":\"t\",\"series\":\"cpu\",\"value\":95.0,\"time\":\"2023-11-14T22:13:20Z\",\"timestamp_ms\":1700000000000,\"partition\":0,\"offset\":0,\"since\":\"2023-11-14T22:13:20Z\",\"noticed\":\"2023-11-14T22:13:20Z\"}\n");
    assertThat(trouble)
        .containsExactly("an event could not be sent to bad: it ended with exit code 7");
  }

  @Test
  @DisplayName("rules for every series hold no copy of samples for each rule and series")
  void rules_forManySeries_holdNoCopies() {
    for (int series = 0; series < SERIES; series++) {
      SampleBatch batch = new SampleBatch();
      for (int i = 0; i < 4_200; i++) {
        batch.add(BASE + i, i, 0, i);
      }
      set.series("s" + series).buffer().append(batch);
    }
    set.changed();
    alerts.step(now);
    long before = used();
    alerts.add(AlertRule.parse("* > 1e9"));
    alerts.add(AlertRule.parse("* < -1"));
    alerts.add(AlertRule.parse("* no data for 1h"));

    alerts.step(now);

    long each = (used() - before) / (3 * SERIES);
    assertThat(alerts.states()).hasSize(3 * SERIES);
    assertThat(each).as("bytes for each rule and series; a copy takes 67,000").isLessThan(40_000);
  }

  private static long used() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private List<String> told() {
    return events.stream()
        .map(event ->
            event.kind()
                + " "
                + event.series()
                + " "
                + event.value()
                + " "
                + (event.recordTimeMs() - BASE)
                + " "
                + event.offset())
        .toList();
  }

  private void send(String name, long time, double value) {
    SampleBatch batch = new SampleBatch();
    batch.add(BASE + time, value, 0, offset++);
    set.series(name).buffer().append(batch);
    step(0);
  }

  private void step(long later) {
    now += later;
    derivations.step(now);
    alerts.step(now);
  }
}
