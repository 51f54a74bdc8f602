package topicscope.plot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javafx.stage.Stage;
import org.testfx.api.FxToolkit;
import topicscope.export.PngExport;
import topicscope.signal.SampleBatch;
import topicscope.signal.SampleBuffer;
import topicscope.signal.Series;
import topicscope.signal.SeriesSet;
import topicscope.signal.StateNames;
import topicscope.signal.TimeUnit;

/** A chart in a window on the headless platform, painted when the test says so. */
public final class ShownChart implements AutoCloseable {
  private static final Path PICTURES = Path.of("target", "plot-scheduler");

  private final SeriesSet series = new SeriesSet(1_000_000);
  private final Stage stage;
  private final RollingLineChart chart;

  ShownChart(int width, int height) {
    stage = startToolkit();
    chart = onFx(ShownChart::newChart);
    run(() -> {
      stage.setScene(new Scene(chart, width, height));
      stage.sizeToScene();
      stage.show();
      chart.show(series);
    });
  }

  /** A chart for the stock theme, which has no name for the colour behind it. */
  static RollingLineChart newChart() {
    RollingLineChart made = new RollingLineChart();
    made.setStyle("-topicscope-ground: white");
    return made;
  }

  /** Starts JavaFX if it isn't running. */
  public static Stage startToolkit() {
    try {
      return FxToolkit.registerPrimaryStage();
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  /** The same by a theme's stylesheet. */
  ShownChart themed(String stylesheet) {
    run(() -> {
      chart.setStyle("");
      Application.setUserAgentStylesheet(stylesheet);
    });
    return this;
  }

  SeriesSet series() {
    return series;
  }

  RollingLineChart chart() {
    return chart;
  }

  /** The same for a series of states, by number. */
  ShownChart feedStates(String name, List<String> states, double... values) {
    StateNames names = new StateNames();
    states.forEach(names::add);
    return feed(
        series
            .series(name, new Series.Form(Optional.of(names), TimeUnit.MILLISECONDS, ""))
            .buffer(),
        values);
  }

  /** Appends values to a series, a second apart from {@link Arrivals#START} on. */
  ShownChart feed(String name, double... values) {
    return feed(series.series(name).buffer(), values);
  }

  private ShownChart feed(SampleBuffer buffer, double... values) {
    SampleBatch batch = new SampleBatch();
    for (int i = 0; i < values.length; i++) {
      long number = buffer.appended() + i;
      batch.add(Arrivals.START + number * 1000, values[i], 0, number);
    }
    buffer.append(batch);
    series.changed();
    return this;
  }

  /** Changes the chart and paints it. */
  void draw(Consumer<RollingLineChart> change) {
    run(() -> {
      change.accept(chart);
      chart.drawNow();
    });
  }

  void draw() {
    draw(same -> {});
  }

  /** Every physical pixel as it is now; kept in target/plot-pictures under that name. */
  WritableImage picture(String name) {
    WritableImage image =
        onFx(() -> {
          SnapshotParameters parameters = new SnapshotParameters();
          double scale = stage.getRenderScaleX();
          parameters.setTransform(Transform.scale(scale, scale));
          return stage.getScene().getRoot().snapshot(parameters, null);
        });
    try {
      Files.createDirectories(PICTURES);
      PngExport.write(image, PICTURES.resolve(name + ".png"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return image;
  }

  Stage stage() {
    return stage;
  }

  Node find(String selector) {
    return onFx(() -> chart.lookup(selector));
  }

  /** A wave with some noise. */
  static double[] wave(int count, int seed, double height) {
    Random random = new Random(seed);
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] =
          height * (1 + Math.sin(i / (8.0 + 3 * seed) + seed) + 0.1 * random.nextGaussian());
    }
    return values;
  }

  @Override
  public void close() {
    run(() -> {
      stage.hide();
      stage.setRenderScaleX(1);
      stage.setRenderScaleY(1);
      Application.setUserAgentStylesheet(null);
    });
    try {
      FxToolkit.cleanupStages();
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  public static <T> T onFx(Supplier<T> action) {
    return CompletableFuture.supplyAsync(action, Platform::runLater).join();
  }

  public static void run(Runnable action) {
    CompletableFuture.runAsync(action, Platform::runLater).join();
  }
}
