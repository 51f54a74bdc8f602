package topicscope.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.onFx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import topicscope.decode.choice.ChoiceStore;
import topicscope.decode.choice.Grouping;
import topicscope.desk.model.DecodeChoices;
import topicscope.desk.model.WindowSpan;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

/** The one line above the plot that offers something. */
@ExtendWith(SharedBroker.class)
class OffersTest {
  private static final int RECORDS = 200;

  private final TestCluster cluster;
  @TempDir private Path folder;

  OffersTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName("hosts in one line are split by one click; the line is gone then")
  void split_click_oneLinePerHost() throws IOException {
    String topic = send(OffersTest::hosts);
    try (OpenWindow window = OpenWindow.on(cluster);
        Screens screens = new Screens(window)) {
      window.pick(topic);
      window.awaitText("#offer-text", "6 hosts in one line");
      assertThat(window.text("#offer-do")).isEqualTo("Split by host");
      window.awaitPainted();
      screens.takeSmall("offer-split");

      window.robot().clickOn("#offer-do");

      await().until(() -> window.seriesNames().size() == 6);
      assertThat(window.seriesNames()).contains("cpu{host=web-3}");
      window.awaitVisible("#offer", false);
      assertThat(screens.cutOff()).isEmpty();
    }
  }

  @Test
  @DisplayName("several fields that would do are in the menu of the button")
  void split_menu_splitsByTheOther() throws IOException {
    String topic = send(i -> hosts(i).replace("{", "{\"ip\":\"10.0.0.%d\",".formatted(i % 6)));
    try (OpenWindow window = OpenWindow.on(cluster);
        Screens screens = new Screens(window)) {
      window.pick(topic);
      window.awaitText("#offer-text", "in one line");
      SplitMenuButton button = (SplitMenuButton) window.find("#offer-do");
      List<MenuItem> others = onFx(() -> List.copyOf(button.getItems()));
      assertThat(others).hasSize(1);
      screens.takeSmall("offer-split-menu");
      assertThat(screens.cutOff()).isEmpty();
      String other = onFx(() -> others.getFirst().getText());
      OpenWindow.runOnFx(others.getFirst()::fire);
      await()
          .until(() ->
              window.seriesNames().size() == 6
                  && window.seriesNames().stream()
                      .anyMatch(name -> name.contains(other.substring("Split by ".length()))));
    }
  }

  @Test
  @DisplayName("a dismissed offer is not made again for the topic, also not at the next start")
  void dismiss_closeAndOpen_staysAway() {
    String topic = send(i -> hosts(i).replace("}", ",\"q\":\"%d\"}".formatted(i)));
    Path file = folder.resolve("formats.json");
    try (OpenWindow window = open(file)) {
      window.pick(topic);
      window.awaitText("#offer-text", "6 hosts in one line");
      window.robot().clickOn("#offer-close");
      window.awaitText("#offer-text", "Numbers in quotes: q");
      window.robot().clickOn("#offer-close");
      window.awaitVisible("#offer", false);
    }
    try (OpenWindow window = open(file)) {
      window.pick(topic, RECORDS);
      // The other topic shows that there was time for an offer.
      String other = send(OffersTest::hosts);
      window.awaitVisible("#offer", false);
      window.pick(other);
      window.awaitText("#offer-text", "6 hosts in one line");
      window.pick(topic, RECORDS);
      window.awaitVisible("#offer", false);
    }
  }

  @Test
  @DisplayName("records behind a schema's id: one click opens the field of the registry")
  void registry_click_focusesTheField() throws IOException {
    String topic = cluster.newTopic(1);
    cluster.send(
        IntStream.range(0, 20)
            .mapToObj(i -> new ProducerRecord<>(topic, new byte[] {0, 0, 0, 0, 42, (byte) i, 8})));
    try (OpenWindow window = OpenWindow.on(cluster);
        Screens screens = new Screens(window)) {
      window.pick(topic);
      window.awaitText("#offer-text", "Avro or Protobuf, schema 42");
      screens.takeSmall("offer-registry");
      window.robot().clickOn("#offer-do");

      await()
          .until(() ->
              onFx(() -> window.robot().lookup("#schema-registry").<TextField>query().isFocused()));
      window.robot().write("http://r");
      assertThat(onFx(() -> window.robot().lookup("#schema-registry").<TextField>query().getText()))
          .isEqualTo("http://r");
      screens.takeSmall("offer-registry-field");
      assertThat(screens.cutOff()).isEmpty();
    }
  }

  @Test
  @DisplayName("a share of JSON is offered, and read with one click")
  void format_click_readAsJson() throws IOException {
    String topic =
        send(i -> i % 5 > 2 ? "{\"v\":%d}".formatted(i) : "--- " + (char) ('a' + i % 26) + " ---");
    try (OpenWindow window = OpenWindow.on(cluster);
        Screens screens = new Screens(window)) {
      window.pick(topic);
      window.awaitText("#offer-text", "80 of 200 are JSON");
      screens.takeSmall("offer-json");
      window.robot().clickOn("#offer-do");
      window.awaitAccount("80 decoded");
      window.awaitVisible("#offer", false);
      await().until(() -> window.seriesInTable().equals(List.of("v")));
      assertThat(screens.cutOff()).isEmpty();
    }
  }

  @Test
  @DisplayName("of many series those that vary most are shown, and all again")
  void series_click_thoseThatVaryMost() throws IOException {
    String topic =
        send(
            i -> "{\"name\":\"s%d\",\"v\":%d}".formatted(i % 60, i % 60 < 25 ? i % 7 * 10 : 50),
            600);
    try (OpenWindow window = OpenWindow.on(cluster);
        Screens screens = new Screens(window)) {
      window.pick(topic);
      OpenWindow.runOnFx(() -> window.plot().windowProperty().set(WindowSpan.ofPoints(1_000)));
      window.awaitText("#status-counters", "600 decoded");
      OpenWindow.runOnFx(() ->
          window
              .plot()
              .decode(
                  window.reading().choice().withGrouping(new Grouping.ByFields(List.of("name")))));
      window.awaitText("#offer-text", "60 series");
      window.awaitPainted();
      screens.takeSmall("offer-series");

      window.robot().clickOn("#offer-do");

      window.awaitText("#offer-text", "20 of 60 series");
      assertThat(shown(window)).hasSize(20).allMatch(name -> number(name) < 25);
      screens.takeSmall("offer-series-done");
      assertThat(window.text("#offer-do")).isEqualTo("Show all");
      window.robot().clickOn("#offer-do");
      await().until(() -> shown(window).size() == 60);
      assertThat(screens.cutOff()).isEmpty();
    }
  }

  private static List<String> shown(OpenWindow window) {
    return onFx(() ->
        window.seriesRows().stream()
            .filter(row -> row.style().visible())
            .map(row -> row.series().name())
            .toList());
  }

  private static int number(String name) {
    return Integer.parseInt(name.replaceAll("\\D", ""));
  }

  @Test
  @DisplayName("a clock that is ahead is explained")
  void clock_click_explains() throws IOException {
    String topic = cluster.newTopic(1);
    long ahead = System.currentTimeMillis() + 300_000;
    cluster.send(
        IntStream.range(0, 50)
            .mapToObj(i -> TestCluster.record(topic, 0, ahead - (49 - i) * 100L, "" + i * i)));
    try (OpenWindow window = OpenWindow.on(cluster);
        Screens screens = new Screens(window)) {
      window.pick(topic);
      window.awaitText("#offer-text", "Producer's clock 4:");
      assertThat(window.text("#offer-text")).endsWith(" ahead");
      screens.takeSmall("offer-clock");
      window.robot().clickOn("#offer-do");
      window.awaitText("#offer-explanation", "later than the clock of this machine");
      screens.takeOther(
          "offer-explanation", onFx(() -> window.find("#offer-explanation").getScene()));
      assertThat(window.text(".notice-text")).isEmpty();
      assertThat(screens.cutOff()).isEmpty();
    }
  }

  @Test
  @DisplayName("a topic of words shows its rates, until the first number takes their place")
  void noNumbers_ratesAreDrawn_untilThereAreNumbers() throws IOException {
    long now = System.currentTimeMillis();
    String topic = cluster.newTopic(1);
    cluster.send(
        IntStream.range(0, 120)
            .mapToObj(i -> TestCluster.record(topic, 0, now - 60_000 + i * 500L, sentence(i))));
    try (OpenWindow window = OpenWindow.on(cluster);
        Screens screens = new Screens(window)) {
      window.pick(topic);
      window.awaitText("#offer-text", "No numbers yet: text without numbers");
      assertThat(window.text("#offer-do")).isEqualTo("Choose the format");
      await()
          .untilAsserted(() -> assertThat(labels(window)).containsExactly("records/s", "bytes/s"));
      window.awaitVisible("#message", false);
      window.awaitPainted();
      screens.takeSmall("offer-words");
      assertThat(window.seriesNames()).containsExactly("records(1s)", "bytes(1s)");
      assertThat(onFx(() -> window.desk().setup().plots().getFirst().analyses()))
          .as("no choice of the user")
          .isEmpty();

      cluster.send(topic, IntStream.range(0, 300).mapToObj(i -> "" + i).toArray(String[]::new));
      await().until(() -> window.seriesNames().equals(List.of(topic)));
      window.awaitVisible("#offer", false);
      assertThat(screens.cutOff()).isEmpty();
    }
  }

  @Test
  @DisplayName("records/s and bytes/s are added to any topic by key, and stay")
  void rates_key_areAdded() {
    long now = System.currentTimeMillis();
    String topic = cluster.newTopic(1);
    cluster.send(
        IntStream.range(0, 60)
            .mapToObj(i -> TestCluster.record(topic, 0, now - 30_000 + i * 500L, "" + i)));
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 60)) {
      window.robot().type(KeyCode.R);
      window.keys(KeyCode.SHIFT, KeyCode.R);
      await().until(() -> window.seriesNames().equals(List.of(topic, "records(1s)", "bytes(1s)")));
      await()
          .until(() -> onFx(() -> window.desk().setup().plots().getFirst().analyses().size()) == 1);
    }
  }

  private static List<String> labels(OpenWindow window) {
    return onFx(() -> window.seriesRows().stream().map(row -> row.style().label()).toList());
  }

  private OpenWindow open(Path file) {
    return OpenWindow.on(cluster, DecodeChoices.keptIn(new ChoiceStore(file)));
  }

  private String send(IntFunction<String> values) {
    return send(values, RECORDS);
  }

  /** Sends one record for each of the last seconds. */
  private String send(IntFunction<String> values, int count) {
    String topic = cluster.newTopic(1);
    long now = System.currentTimeMillis();
    cluster.send(
        IntStream.range(0, count)
            .mapToObj(i ->
                TestCluster.record(topic, 0, now - 1_000L * (count - 1 - i), values.apply(i))));
    return topic;
  }

  private static String hosts(int i) {
    return String.format(
        Locale.ROOT,
        "{\"host\":\"web-%d\",\"cpu\":%.2f}",
        i % 6,
        22 + 12 * (i % 6) + 3 * Math.sin(i / 15.0));
  }

  private static String sentence(int i) {
    return "the " + (char) ('a' + i % 20) + " has ended, " + (char) ('a' + i % 17);
  }
}
