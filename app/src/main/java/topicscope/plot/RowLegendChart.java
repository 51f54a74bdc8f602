package topicscope.plot;

import javafx.scene.chart.Axis;
import javafx.scene.chart.LineChart;

/** A stock line chart with a {@link LegendRow} instead of the stock legend. */
abstract class RowLegendChart extends LineChart<Number, Number> {
  private final LegendRow legend = new LegendRow();

  RowLegendChart(Axis<Number> x, Axis<Number> y) {
    super(x, y);
    legend.prefWrapLengthProperty().bind(x.widthProperty());
  }

  /** The constructor of the stock chart calls this, too, before this class is initialised. */
  @Override
  protected void updateLegend() {
    super.updateLegend();
    if (!getData().isEmpty() && legend.takeOver(getLegend())) {
      setLegend(legend);
    }
  }
}
