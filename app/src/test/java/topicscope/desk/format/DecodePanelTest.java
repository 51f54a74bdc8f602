package topicscope.desk.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.onFx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import topicscope.decode.choice.ChoiceStore;
import topicscope.decode.choice.Format;
import topicscope.desk.OpenWindow;
import topicscope.desk.model.DecodeChoices;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;
import topicscope.testing.TestRegistry;

@ExtendWith(SharedBroker.class)
class DecodePanelTest {
  @TempDir private Path folder;
  private final TestCluster cluster;

  DecodePanelTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName("the panel shows the detected format and why; one choice gives one line per host")
  void chooseGrouping_byTextField_oneSeriesPerHost() {
    String topic = cluster.newTopic(1);
    for (int i = 0; i < 5; i++) {
      cluster.send(topic, "{\"host\":\"a\",\"cpu\":" + i + "}", "{\"host\":\"b\",\"cpu\":9}");
    }
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 10)) {
      window.robot().type(KeyCode.DIGIT4);

      window.awaitText("#decode-found", "JSON object, 1 numeric field, 10 of 10 records");
      choose(window, "#decode-grouping", "field and value of host");

      await().until(() -> window.seriesNames().size() == 2);
      window.awaitAccount("10 received");
    }
  }

  @Test
  @DisplayName("formats are listed in alphabetical order, and the list ends inside a small window")
  void formats_list_sortedAndInside() {
    String topic = cluster.topicOf("1");
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 1)) {
      window.resize(800, 500);
      window.robot().type(KeyCode.DIGIT4);
      window.robot().clickOn("#decode-format");

      window.awaitNode(".combo-box-popup .list-view");
      ListView<?> list = window.robot().lookup(".combo-box-popup .list-view").queryListView();
      Node root = window.find(".main-window");
      await()
          .until(() ->
              onFx(() -> {
                Bounds shown = list.localToScreen(list.getLayoutBounds());
                return list.getHeight() > 0
                    && root.localToScreen(root.getLayoutBounds()).contains(shown);
              }));
      List<String> formats =
          onFx(() -> {
            ComboBox<Optional<Format>> box =
                window.robot().lookup("#decode-format").queryComboBox();
            return box.getItems().stream().flatMap(Optional::stream).map(Format::label).toList();
          });
      assertThat(formats).hasSize(Format.values().length);
      assertThat(formats).isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
      window.robot().type(KeyCode.ESCAPE);
    }
  }

  @Test
  @DisplayName("words are offered as states; one choice draws them, and the table has their shares")
  void chooseStates_words_drawnAndCounted() {
    String topic = cluster.topicOf("IDLE", "BUSY", "BUSY", "IDLE");
    try (OpenWindow window = OpenWindow.on(cluster)) {
      window.pick(topic);
      window.awaitAccount("4 undecodable");
      window.robot().type(KeyCode.DIGIT4);
      window.awaitText("#decode-found", "text without numbers");

      MenuButton states = window.robot().lookup("#decode-states").queryAs(MenuButton.class);
      await().until(() -> onFx(() -> states.isVisible() && states.getItems().size() == 1));
      onFx(() -> {
        CheckMenuItem value = (CheckMenuItem) states.getItems().getFirst();
        value.setSelected(true);
        value.fire();
        return value;
      });

      window.awaitAccount("4 decoded");
      await().until(() -> window.seriesNames().equals(List.of("value")));
      window.robot().type(KeyCode.DIGIT1);
      window.awaitText(".series-name .text-small", "BUSY");
    }
  }

  @Test
  @DisplayName("a format chosen by hand reads the topic again")
  void chooseFormat_binary_readAnew() {
    String topic = cluster.topicOf("1234", "5678");
    try (OpenWindow window = OpenWindow.on(cluster)) {
      window.pick(topic);
      window.awaitAccount("2 decoded");
      window.robot().type(KeyCode.DIGIT4);
      window.awaitText("#decode-found", "number in text");

      choose(window, "#decode-format", "binary integer of 8 bytes, big-endian");

      window.awaitAccount("2 received = 0 decoded + 2 undecodable");
    }
  }

  @Test
  @DisplayName("a time field is named with its unit")
  void timeField_microseconds_unitIsSaid() {
    String topic = cluster.topicOf("{\"at\":1700000000123456,\"v\":1}");
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 1)) {
      window.robot().type(KeyCode.DIGIT4);
      window.awaitText("#decode-time-facts", "at looks like a time: µs since the epoch.");
    }
  }

  @Test
  @DisplayName("a choice is restored at the next start, and a broken file is reported")
  void choose_closeAndOpen_isRemembered() throws IOException {
    String topic = cluster.topicOf("{\"q\":\"5\",\"v\":1}");
    Path file = folder.resolve("formats.json");
    try (OpenWindow window = open(file)) {
      window.pick(topic);
      window.awaitAccount("1 decoded");
      window.robot().type(KeyCode.DIGIT4);
      window.awaitText("#decode-notes", "there are numbers in quotes");
      window.awaitText("#decode-time-facts", "CreateTime: set by the producer");
      window.robot().clickOn("#decode-numeric-strings");
      await().until(() -> window.seriesNames().equals(List.of("q", "v")));
    }
    try (OpenWindow window = open(file)) {
      window.pick(topic);
      await().until(() -> window.seriesNames().equals(List.of("q", "v")));
      assertThat(window.reading().choice().numericStrings()).isTrue();
    }
    Files.writeString(file, "{");
    try (OpenWindow window = open(file)) {
      window.awaitText(".notice-text", "formats.json can't be read");
      window.pick(topic);
      await().until(() -> window.seriesNames().equals(List.of("v")));
    }
  }

  @Test
  @DisplayName("a registry entered in the window is used at once, and remembered for the cluster")
  void useSchemas_registry_recordsAreDecoded() throws IOException {
    String topic = cluster.newTopic(1);
    cluster.sendBytes(topic, new byte[] {0, 0, 0, 0, 17, 84});
    Path file = folder.resolve("formats.json");
    String url;
    try (TestRegistry registry = new TestRegistry(17, "\"long\"");
        OpenWindow window = open(file)) {
      url = registry.url();
      window.pick(topic);
      window.awaitAccount("1 undecodable");
      window.robot().type(KeyCode.DIGIT4);
      window.awaitText("#decode-found", "Confluent wire format, schema id 17");
      onFx(() -> {
        window.robot().lookup("#schema-registry").queryAs(TextField.class).setText(url);
        window.robot().lookup("#schema-file").queryAs(TextField.class).setText("none.avsc");
        window.robot().lookup("#schema-use").queryButton().fire();
        return url;
      });
      window.awaitAccount("1 decoded");
      window.awaitText("#schema-trouble", "The schema can't be used: there is no file none.avsc");
    }
    assertThat(Files.readString(file)).contains(url).contains("none.avsc");
  }

  @Test
  @DisplayName("a topic whose format changes shows a notice over the plot, until it is closed")
  void notice_formatChanges_isSaid() {
    String topic = cluster.topicOf("{\"v\":1}", "{\"v\":2}", "{\"v\":3}");
    try (OpenWindow window = OpenWindow.on(cluster)) {
      window.pick(topic);
      window.awaitAccount("3 decoded");
      cluster.send(topic, "a=1", "a=2", "a=3", "a=4", "a=5", "a=6", "a=7", "a=8");

      window.awaitText(".notice-text", "The format changes: key=value text");
      window.robot().clickOn(".notice .button-icon");
      await().until(() -> onFx(() -> window.robot().lookup(".notice-text").queryAll().isEmpty()));
    }
  }

  private OpenWindow open(Path file) {
    return OpenWindow.on(cluster, DecodeChoices.keptIn(new ChoiceStore(file)));
  }

  private static void choose(OpenWindow window, String id, String text) {
    await().until(() -> onFx(() -> select(window, id, text)));
  }

  private static <T> boolean select(OpenWindow window, String id, String text) {
    ComboBox<T> box = window.robot().lookup(id).queryComboBox();
    for (T item : box.getItems()) {
      if (box.getConverter().toString(item).equals(text)) {
        box.setValue(item);
        return true;
      }
    }
    return false;
  }
}
