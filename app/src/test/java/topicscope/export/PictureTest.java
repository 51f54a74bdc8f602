package topicscope.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxToolkit;
import topicscope.plot.RollingLineChart;
import topicscope.signal.SampleBatch;
import topicscope.signal.SeriesRange;
import topicscope.signal.SeriesSet;

class PictureTest {
  private static final Path SCREENS = Path.of("target", "screens");
  private static final int WIDTH = 500;
  private static final int HEIGHT = 300;

  private final SeriesSet series = new SeriesSet(10_000);
  private RollingLineChart chart;

  @BeforeEach
  void openWindow() throws TimeoutException {
    SampleBatch batch = new SampleBatch();
    for (int i = 0; i < 5_000; i++) {
      batch.add(1_700_000_000_000L + i * 100L, Math.sin(i / 25.0) * (1 + i / 5_000.0), 0, i);
    }
    series.series("wave").buffer().append(batch);
    series.changed();
    FxToolkit.registerPrimaryStage();
    // The primary stage keeps the size that another test gave it.
    Stage stage = onFx(Stage::new);
    chart = onFx(RollingLineChart::new);
    onFx(() -> {
      BorderPane root = new BorderPane(chart);
      root.setStyle("-fx-background-color: -color-bg-default;");
      Scene scene = new Scene(root, WIDTH, HEIGHT);
      scene.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
      stage.setScene(scene);
      stage.show();
      chart.setTitle("wave");
      chart.show(series);
      chart.drawNow();
      return stage;
    });
  }

  @AfterEach
  void closeWindow() throws TimeoutException {
    FxToolkit.cleanupStages();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  @DisplayName("a picture is painted at its own density, not enlarged")
  void of_scale_isSharp(int scale) throws IOException {
    WritableImage picture = onFx(() -> Picture.of(chart, scale, Optional.empty()));

    assertThat(picture.getWidth()).isEqualTo(WIDTH * scale);
    assertThat(picture.getHeight()).isEqualTo(HEIGHT * scale);
    Files.createDirectories(SCREENS);
    PngExport.write(picture, SCREENS.resolve("picture-" + scale + "x.png"));
    if (scale > 1) {
      // In an enlarged picture every square of scale × scale pixels has one colour.
      assertThat(mixedSquares(picture, scale)).isGreaterThan(1_000);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  @DisplayName("no column of the traces is shown twice, none is left out")
  void of_ramp_everyColumnOnce(int scale) {
    SampleBatch batch = new SampleBatch();
    for (int i = 0; i < 200; i++) {
      batch.add(1_700_000_000_000L + i, i, 0, i);
    }
    SeriesSet ramp = new SeriesSet(200);
    ramp.series("ramp").buffer().append(batch);
    ramp.changed();
    onFx(() -> {
      chart.show(ramp);
      chart.setYRange(0, 50);
      chart.drawNow();
      return chart;
    });

    WritableImage picture = onFx(() -> Picture.of(chart, scale, Optional.empty()));

    for (int x = 60 * scale; x < 120 * scale; x++) {
      assertThat(column(picture, x)).as("column " + x).isNotEqualTo(column(picture, x + 1));
    }
  }

  @Test
  @DisplayName(
      "what is on screen stays as it was, live, zoomed or held, and so does what is in sight")
  void of_leavesTheScreenAlone() {
    for (Runnable look :
        List.<Runnable>of(() -> {}, () -> chart.zoom(0.37, 123), () -> chart.pan(77), chart::fit)) {
      onFx(() -> {
        look.run();
        chart.drawNow();
        return chart;
      });
      List<SeriesRange> parts = onFx(chart::inSight);
      WritableImage before = onFx(() -> chart.snapshot(null, null));
      onFx(() -> Picture.of(chart, 3, Optional.of(new PrimerDark().getUserAgentStylesheet())));

      assertThat(differentPixels(before, onFx(() -> chart.snapshot(null, null)))).isZero();
      assertThat(onFx(chart::inSight)).isEqualTo(parts).hasSize(1);
    }
  }

  @Test
  @DisplayName("a held picture shows the same samples at any scale")
  void of_held_showsTheSame() {
    onFx(() -> {
      chart.zoom(3, 100);
      chart.drawNow();
      return chart;
    });
    double from = onFx(chart::inSight).getFirst().view().from();
    double to = onFx(chart::inSight).getFirst().view().to();
    List<SeriesRange> sharp =
        onFx(() -> {
          chart.paintAt(4);
          List<SeriesRange> now = chart.inSight();
          chart.paintForScreen();
          return now;
        });

    double column = (to - from) / WIDTH;
    assertThat(sharp.getFirst().view().from()).isBetween(from - column, from + column);
    assertThat(sharp.getFirst().view().to()).isBetween(to - column, to + column);
  }

  @Test
  @DisplayName("a dark picture of a light window is dark")
  void of_otherTheme() throws IOException {
    WritableImage light = onFx(() -> Picture.of(chart, 1, Optional.empty()));
    WritableImage dark =
        onFx(() -> Picture.of(chart, 1, Optional.of(new PrimerDark().getUserAgentStylesheet())));

    assertThat(light.getPixelReader().getColor(1, 1).getBrightness()).isGreaterThan(0.9);
    assertThat(dark.getPixelReader().getColor(1, 1).getBrightness()).isLessThan(0.2);
    PngExport.write(dark, SCREENS.resolve("picture-dark.png"));
  }

  @Test
  @DisplayName("a scale that isn't offered is refused")
  void of_badScale_isRefused() {
    assertThatThrownBy(() -> onFx(() -> Picture.of(chart, 5, Optional.empty())))
        .hasMessageContaining("a picture's scale is 1 to 4, not 5");
  }

  private static List<Integer> column(WritableImage picture, int x) {
    return IntStream.range(0, (int) picture.getHeight())
        .mapToObj(y -> picture.getPixelReader().getArgb(x, y))
        .toList();
  }

  private static long mixedSquares(WritableImage picture, int scale) {
    long mixed = 0;
    for (int y = 0; y < picture.getHeight(); y += scale) {
      for (int x = 0; x < picture.getWidth(); x += scale) {
        mixed += isMixed(picture, x, y, scale) ? 1 : 0;
      }
    }
    return mixed;
  }

  private static boolean isMixed(WritableImage picture, int x, int y, int scale) {
    int first = picture.getPixelReader().getArgb(x, y);
    for (int i = 1; i < scale * scale; i++) {
      if (picture.getPixelReader().getArgb(x + i % scale, y + i / scale) != first) {
        return true;
      }
    }
    return false;
  }

  private static long differentPixels(WritableImage a, WritableImage b) {
    long different = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        different += a.getPixelReader().getArgb(x, y) == b.getPixelReader().getArgb(x, y) ? 0 : 1;
      }
    }
    return different;
  }

  private static <T> T onFx(Supplier<T> action) {
    return CompletableFuture.supplyAsync(action, Platform::runLater).join();
  }
}
