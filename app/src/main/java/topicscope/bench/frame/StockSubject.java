package topicscope.bench.frame;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;

/**
 * The line chart of JavaFX, in its cheapest configuration: no symbols, no animation, points changed
 * in place, the x axis moved by its bounds.
 */
final class StockSubject extends FrameSubject {
  private final FrameCase what;
  private final NumberAxis xAxis;
  private final LineChart<Number, Number> chart;
  private long next;

  StockSubject(FrameCase what) {
    NumberAxis xAxis = new NumberAxis(0, what.samples() - 1.0, Math.max(1, what.samples() / 10));
    LineChart<Number, Number> chart = new LineChart<>(xAxis, new NumberAxis(0, 100, 10));
    super(chart);
    this.what = what;
    this.xAxis = xAxis;
    this.chart = chart;
    chart.setAnimated(false);
    chart.setCreateSymbols(false);
    chart.setLegendVisible(false);
    chart.setAxisSortingPolicy(LineChart.SortingPolicy.NONE);
    for (int one = 0; one < what.series(); one++) {
      ObservableList<XYChart.Data<Number, Number>> data = FXCollections.observableArrayList();
      for (int at = 0; at < what.samples(); at++) {
        data.add(new XYChart.Data<>(at, TestSignal.value(one, at)));
      }
      chart.getData().add(new XYChart.Series<>("series " + (one + 1), data));
    }
    next = what.samples();
  }

  @Override
  void frame() {
    super.frame();
    if (what.still()) {
      return;
    }
    for (int one = 0; one < what.series(); one++) {
      move(chart.getData().get(one).getData(), one);
    }
    next++;
    xAxis.setLowerBound((double) (next - what.samples()));
    xAxis.setUpperBound((double) (next - 1));
  }

  private void move(ObservableList<XYChart.Data<Number, Number>> data, int one) {
    for (int i = 0; i < data.size(); i++) {
      long at = next + 1 - data.size() + i;
      data.get(i).setXValue(at);
      data.get(i).setYValue(TestSignal.value(one, at));
    }
  }
}
