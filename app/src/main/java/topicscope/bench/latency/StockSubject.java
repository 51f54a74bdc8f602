package topicscope.bench.latency;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Parent;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import topicscope.bench.latency.RecordTimes.Stage;

/**
 * What one writes first: a plain consumer that passes its records to JavaFX's line chart with
 * {@code runLater}. As cheap as it can be: no symbols, no animation; 200 points.
 */
final class StockSubject implements LatencySubject {
  private static final int POINTS = 200;

  private final ObservableList<XYChart.Data<Number, Number>> data =
      FXCollections.observableArrayList();
  private final LineChart<Number, Number> chart;
  private final BareConsumer consumer;
  private OptionalLong newest = OptionalLong.empty();

  /**
   * @param each gets every record when its point is in the chart, on the JavaFX thread
   */
  StockSubject(String servers, Consumer<RecordTimes> each) {
    NumberAxis x = new NumberAxis();
    x.setForceZeroInRange(false);
    NumberAxis y = new NumberAxis();
    y.setForceZeroInRange(false);
    chart = new LineChart<>(x, y);
    chart.setAnimated(false);
    chart.setCreateSymbols(false);
    chart.setLegendVisible(false);
    chart.getData().add(new XYChart.Series<>(data));
    consumer = new BareConsumer(servers, polled -> accept(polled, each));
  }

  private void accept(List<RecordTimes> polled, Consumer<RecordTimes> each) {
    if (!polled.isEmpty()) {
      long now = RecordTimes.nowMicros();
      polled.forEach(record -> record.end(Stage.DECODE, now));
      Platform.runLater(() -> add(polled, each));
    }
  }

  private void add(List<RecordTimes> polled, Consumer<RecordTimes> each) {
    List<XYChart.Data<Number, Number>> points = new ArrayList<>();
    polled.forEach(one -> points.add(new XYChart.Data<>(one.offset(), one.appendedMs() % 1_000)));
    data.addAll(points);
    data.remove(0, Math.max(0, data.size() - POINTS));
    newest = OptionalLong.of(polled.getLast().appendedMs());
    long now = RecordTimes.nowMicros();
    polled.forEach(record -> each.accept(record.end(Stage.APPEND, now)));
  }

  @Override
  public Parent root() {
    return chart;
  }

  @Override
  public void frame() {}

  @Override
  public OptionalLong newest() {
    return newest;
  }

  @Override
  public void end() throws InterruptedException {
    consumer.end();
  }
}
