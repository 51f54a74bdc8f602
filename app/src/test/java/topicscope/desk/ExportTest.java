package topicscope.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.onFx;
import static topicscope.desk.OpenWindow.runOnFx;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

@ExtendWith(SharedBroker.class)
class ExportTest {
  @TempDir private Path folder;
  private final TestCluster cluster;

  ExportTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName(
      "E exports picture and values, V copies them; a missing folder is reported; closing"
          + " loses none")
  void export_pictureAndValues() throws IOException {
    String topic = cluster.topicOf("{\"=a\":9007199254740993}", "{\"=a\":-1}", "{\"=a\":0.5}");
    Path last = folder.resolve("last.csv");
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 3)) {
      await().until(() -> drawn(window));

      Path png = folder.resolve("plot.png");
      open(window);
      window.savePicture("export-sheet");
      window.fill("#export-file", png);
      window.robot().type(KeyCode.ENTER);
      window.awaitNotice("Saved the picture to " + png);
      BufferedImage picture = ImageIO.read(png.toFile());
      int width = (int) window.chart().getWidth();
      assertThat(picture.getWidth()).isEqualTo(2 * width);
      assertThat(picture.getRGB(2, 2)).isEqualTo(0xffffffff);

      Path dark = folder.resolve("dark.png");
      open(window);
      choose(window, "#export-colours", "dark");
      window.fill("#export-file", dark);
      window.robot().type(KeyCode.ENTER);
      window.awaitNotice("Saved the picture to " + dark);
      assertThat(ImageIO.read(dark.toFile()).getRGB(2, 2)).isEqualTo(0xff0d1117);
      assertThat(onFx(() -> window.robot().lookup("#chart").query().getScene().getFill()))
          .isEqualTo(Color.WHITE);

      Path csv = folder.resolve("values.csv");
      window.robot().clickOn("#export");
      choose(window, "#export-kind", "All values that are held");
      choose(window, "#export-time", "ms since 1970");
      window.fill("#export-file", csv);
      window.robot().clickOn("#export-save");
      window.awaitNotice("Saved 3 rows to " + csv);
      window.savePicture("export-done");
      List<String> rows = Files.readAllLines(csv);
      assertThat(rows.getFirst()).isEqualTo("series,partition,offset,timestamp_ms,value");
      assertThat(rows.get(1)).matches("'=a,0,0,\\d+,9007199254740993");
      assertThat(rows.get(3)).matches("'=a,0,2,\\d+,0.5");

      double height = window.chart().getHeight();
      window.robot().type(KeyCode.V);
      window.awaitNotice("Copied 3 values");
      assertThat(window.chart().getHeight()).as("nothing pushes the plot").isEqualTo(height);
      List<String> copied = onFx(() -> Clipboard.getSystemClipboard().getString()).lines().toList();
      assertThat(copied.getFirst()).isEqualTo("series\tpartition\toffset\ttimestamp\tvalue");
      assertThat(copied.getLast()).startsWith("'=a\t0\t2\t").endsWith("\t0.5");
      window.keys(KeyCode.SHIFT, KeyCode.V);
      window.awaitNotice("Copied the picture");
      assertThat(onFx(() -> Clipboard.getSystemClipboard().getImage().getWidth()))
          .isEqualTo(2 * window.chart().getWidth());

      open(window);
      window.fill("#export-file", folder.resolve("gone/plot.png"));
      window.robot().type(KeyCode.ENTER);
      window.awaitText("#export-said", "Not saved: there is no folder " + folder.resolve("gone"));
      assertThat(isOpen(window)).as("what was typed is there").isTrue();
      for (Path taken : List.of(csv, png)) {
        byte[] before = Files.readAllBytes(taken);
        choose(
            window,
            "#export-kind",
            taken.equals(csv) ? "All values that are held" : "Picture of this plot");
        window.fill("#export-file", taken);
        window.robot().type(KeyCode.ENTER);
        window.awaitText("#export-said", taken.getFileName() + " is there already.");
        window.robot().type(KeyCode.ENTER);
        window.awaitText("#export-said", taken.getFileName() + " is there already.");
        assertThat(taken).hasBinaryContent(before);
      }
      window.savePicture("export-replace");
      Files.writeString(png, "mine");
      window.robot().clickOn("#export-replace");
      await().until(() -> !isOpen(window));
      assertThat(ImageIO.read(png.toFile())).isNotNull();
      open(window);
      window.robot().type(KeyCode.ESCAPE);
      await().until(() -> !isOpen(window));

      open(window);
      choose(window, "#export-kind", "Values in sight");
      window.fill("#export-file", last);
      runOnFx(() -> window.robot().lookup("#export-save").queryButton().fire());
    }
    assertThat(Files.readAllLines(last)).hasSize(4);
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("plot.png", "dark.png", "values.csv", "last.csv");
  }

  @Test
  @DisplayName(
      "all bytes of a record are saved, also those that aren't shown; a file there is asked about")
  void inspector_saveBytes() throws IOException {
    String topic = cluster.newTopic(1);
    String value = "{\"a\":1,\"text\":\"" + "x".repeat(100_000) + "\"}";
    cluster.send(topic, value);
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 1)) {
      window.robot().type(KeyCode.DIGIT2);
      await()
          .until(() ->
              onFx(() -> window.robot().lookup("#tail-table").queryTableView().getItems().size())
                  == 1);
      runOnFx(() ->
          window.robot().lookup("#tail-table").queryTableView().getSelectionModel().select(0));
      window.robot().type(KeyCode.DIGIT3);
      window.robot().clickOn("#inspector-save");
      Path file = folder.resolve("record.bin");
      window.fill("#export-file", file);
      window.robot().type(KeyCode.ENTER);
      window.awaitNotice("Saved 100,017 bytes to " + file);
      assertThat(file).hasBinaryContent(value.getBytes(StandardCharsets.UTF_8));
      Files.writeString(file, "mine");
      await().until(() -> !isOpen(window));
      window.robot().clickOn("#inspector-save");
      window.fill("#export-file", file);
      window.robot().type(KeyCode.ENTER);
      window.awaitText("#export-said", "record.bin is there already.");
      assertThat(file).hasContent("mine");
    }
  }

  private static boolean drawn(OpenWindow window) {
    return onFx(() ->
        window.pane().chart().inSight().stream().anyMatch(part -> part.series().buffer().size() > 0)
            && window.pane().chart().isVisible());
  }

  private static void open(OpenWindow window) {
    window.robot().type(KeyCode.E);
    await().until(() -> isOpen(window));
  }

  private static boolean isOpen(OpenWindow window) {
    return onFx(() -> window.find("#export-sheet").isVisible());
  }

  private static void choose(OpenWindow window, String box, String item) {
    window.robot().clickOn(box);
    window.robot().clickOn(item);
  }
}
