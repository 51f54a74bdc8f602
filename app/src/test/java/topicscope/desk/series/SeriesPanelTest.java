package topicscope.desk.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.differentPixels;
import static topicscope.desk.OpenWindow.onFx;
import static topicscope.desk.OpenWindow.runOnFx;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.event.ActionEvent;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import topicscope.chart.ValueRange;
import topicscope.desk.OpenWindow;
import topicscope.export.Picture;
import topicscope.plot.ThemeStylesheets;
import topicscope.plot.axis.FixedYRanges;
import topicscope.plot.view.TraceColour;
import topicscope.plot.view.TraceStyle;
import topicscope.signal.SeriesStatistics;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

@ExtendWith(SharedBroker.class)
class SeriesPanelTest {
  private final TestCluster cluster;

  SeriesPanelTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName("each series has a row with its statistics; the filter narrows the rows")
  void rows_seriesWithFigures() {
    String topic =
        cluster.topicOf("{\"cpu\":10,\"mem\":{\"used\":1}}", "{\"cpu\":30,\"mem\":{\"used\":2}}");
    try (OpenWindow window = OpenWindow.on(cluster)) {
      window.pick(topic);

      await().until(() -> cells(window, "series").equals(List.of("cpu", "mem.used")));
      await().until(() -> cells(window, "last").equals(List.of("30", "2")));
      assertThat(cells(window, "min")).containsExactly("10", "1");
      assertThat(cells(window, "mean")).containsExactly("20", "1.5");

      window.robot().clickOn("#series-filter").write("mem");
      await().until(() -> cells(window, "series").equals(List.of("mem.used")));
    }
  }

  @Test
  @DisplayName("the unit in which values are written stands behind the name")
  void unit_behindName() {
    String topic = cluster.topicOf("21.5 °C", "22.0 °C", "21.0 °C");
    try (OpenWindow window = OpenWindow.on(cluster)) {
      window.pick(topic);

      await().until(() -> cells(window, "last").equals(List.of("21")));
      await()
          .until(() ->
              window.robot().lookup(".series-name .label").queryAllAs(Label.class).stream()
                  .anyMatch(label -> label.isVisible() && label.getText().equals("°C")));
    }
  }

  @Test
  @DisplayName("statistics are computed for rows in sight only")
  void statistics_rowsInSightOnly() {
    String topic =
        cluster.topicOf(
            IntStream.range(0, 60)
                .mapToObj(i -> "\"f%02d\":%d".formatted(i, i))
                .collect(Collectors.joining(",", "{", "}")));
    try (OpenWindow window = OpenWindow.on(cluster)) {
      window.pick(topic);
      await().until(() -> cells(window, "last").contains("0"));
      assertThat(figures(window, 59)).isEqualTo(SeriesStatistics.NONE);

      runOnFx(() -> window.robot().lookup("#series-table").queryTableView().scrollTo(59));
      await().until(() -> cells(window, "last").getLast().equals("59"));
    }
  }

  @Test
  @DisplayName("no statistics are computed behind another tab; with their tab they are back")
  void statistics_behindAnotherTab_none() {
    String topic = cluster.topicOf("{\"cpu\":1}");
    try (OpenWindow window = OpenWindow.on(cluster)) {
      window.pick(topic);
      await().until(() -> cells(window, "last").equals(List.of("1")));

      window.robot().type(KeyCode.DIGIT2);
      cluster.send(topic, "{\"cpu\":2,\"mem\":3}");
      await().until(() -> window.seriesInTable().equals(List.of("cpu", "mem")));
      assertThat(figures(window, 1)).isEqualTo(SeriesStatistics.NONE);

      window.robot().type(KeyCode.DIGIT1);
      await().until(() -> cells(window, "last").equals(List.of("2", "3")));
    }
  }

  @Test
  @DisplayName("a click on a series highlights its trace; Escape ends the highlight")
  void clickSeries_highlighted_escapeEnds() {
    String topic = cluster.topicOf("{\"cpu\":10,\"mem\":40}", "{\"cpu\":30,\"mem\":20}");
    try (OpenWindow window = OpenWindow.on(cluster)) {
      window.pick(topic);
      window.awaitPainted(4);
      await().until(() -> cells(window, "series").size() == 2);
      WritableImage alike = window.paintedPictureOf("#chart");

      window.clickSeries("mem");
      await().until(() -> differentPixels(alike, window.chart()) > 0);

      window.robot().type(KeyCode.ESCAPE);
      await().until(() -> differentPixels(alike, window.chart()) == 0);
    }
  }

  @Test
  @DisplayName(
      "label, unit, colour, title and y range set in the sheets are visible in light and dark")
  void looks_chosenBySheet_areSeen() throws IOException {
    String topic = cluster.topicOf("{\"cpu\":10,\"mem\":40}", "{\"cpu\":30,\"mem\":20}");
    try (OpenWindow window = OpenWindow.on(cluster)) {
      window.pick(topic);
      await().until(() -> cells(window, "series").size() == 2);

      window.robot().type(KeyCode.S);
      window.type("#series-look-label", "Load");
      window.type("#series-look-unit", "%");
      onFx(() -> {
        ColorPicker own = window.robot().lookup("#series-colour-picker").queryAs(ColorPicker.class);
        own.setValue(Color.web("#ffff00"));
        own.fireEvent(new ActionEvent());
        return own;
      });
      window.robot().clickOn("#series-look-apply");
      await().until(() -> seen(window, "#ffff00") == 0);
      assertThat(onFx(() -> window.plot().styles().getOrDefault("cpu", TraceStyle.LINE).label()))
          .isEqualTo("Load");
      window.awaitNode("Load [%]");
      // Yellow is hard to see on white: it is drawn darker there, and unchanged on black.
      String darker = inLight("#ffff00");
      await().until(() -> seen(window, darker) > 0);
      window.savePicture("look-own-light");
      WritableImage dark =
          onFx(() -> Picture.of(window.pane().chart(), 1, Optional.of(ThemeStylesheets.of(true))));
      assertThat(seen(dark, "#ffff00")).isPositive();
      long whiteInLight = seen(window.picture(), "#ffffff");
      window.toggleTheme();
      await().until(() -> seen(window, "#ffff00") > 0);
      // The first frame may still show the light background around the traces.
      await().until(() -> seen(window.picture(), "#ffffff") < whiteInLight / 20);
      window.savePicture("look-own-dark");
      window.toggleTheme();

      window.robot().type(KeyCode.P);
      window.type("#plot-look-title", "Host 7");
      window.type("#plot-look-y", "100..0");
      window.robot().type(KeyCode.ENTER);
      window.awaitText("#plot-look-mistake", "the lower end of a range comes first");
      window.type("#plot-look-y", "0..200");
      window.robot().type(KeyCode.ENTER);
      await().until(() -> !window.find("#plot-look-sheet").isVisible());
      assertThat(onFx(() -> window.pane().chart().getTitle())).isEqualTo("Host 7");
      assertThat(onFx(() -> window.pane().chart().yRanges().left()))
          .contains(ValueRange.of(0, 200));
      window.robot().type(KeyCode.Y);
      await()
          .until(() ->
              onFx(() -> window.plot().lookProperty().get().y()).equals(FixedYRanges.AUTOMATIC));

      window.robot().type(KeyCode.V);
      await().until(() -> clipboard().contains("Load [%]\t0\t"));
    }
  }

  private static String inLight(String colour) {
    Matcher second =
        Pattern.compile("49%, (#[0-9a-f]{6}) 50%").matcher(new TraceColour(colour).css(0));
    assertThat(second.find()).isTrue();
    return second.group(1);
  }

  private static String clipboard() {
    return onFx(() -> String.valueOf(Clipboard.getSystemClipboard().getString()));
  }

  private static long seen(OpenWindow window, String colour) {
    return seen(window.picture(), colour);
  }

  private static long seen(WritableImage image, String colour) {
    int wanted = 0xff000000 | Integer.parseInt(colour.substring(1), 16);
    long seen = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        seen += image.getPixelReader().getArgb(x, y) == wanted ? 1 : 0;
      }
    }
    return seen;
  }

  private static SeriesStatistics figures(OpenWindow window, int row) {
    return onFx(() -> window.seriesRows().get(row).figuresProperty().get());
  }

  private static List<String> cells(OpenWindow window, String column) {
    return onFx(() -> {
      TableView<SeriesLine> table = window.robot().lookup("#series-table").queryTableView();
      return window.seriesRows().stream()
          .map(row ->
              column.equals("series")
                  ? row.series().name()
                  : String.valueOf(column(table, column).getCellData(row)))
          .toList();
    });
  }

  private static TableColumn<SeriesLine, ?> column(TableView<SeriesLine> table, String id) {
    return table.getColumns().stream()
        .filter(column -> id.equals(column.getId()))
        .findFirst()
        .orElseThrow();
  }
}
