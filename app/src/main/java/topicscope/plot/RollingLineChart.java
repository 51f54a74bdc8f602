package topicscope.plot;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.util.StringConverter;
import topicscope.signal.SampleWindow;
import topicscope.signal.SeriesSet;

/**
 * A line chart that shows the newest samples of a {@link SeriesSet}: a window by number of samples.
 *
 * <p>Owned by the JavaFX thread. {@link #refresh()} is called once a frame and does nothing unless
 * samples have arrived since.
 */
public final class RollingLineChart extends LineChart<Number, Number> {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

  private final NumberAxis timeAxis;
  private final SampleWindow window = new SampleWindow();
  private SeriesSet shown = new SeriesSet(1);
  private long drawnVersion;
  private int points = 200;
  private LongConsumer drawn = newest -> {};

  /** An empty chart. */
  public RollingLineChart() {
    this(new NumberAxis(), new NumberAxis());
  }

  private RollingLineChart(NumberAxis timeAxis, NumberAxis valueAxis) {
    super(timeAxis, valueAxis);
    this.timeAxis = timeAxis;
    timeAxis.setAutoRanging(false);
    timeAxis.setTickLabelFormatter(new ClockLabels());
    valueAxis.setForceZeroInRange(false);
    setAnimated(false);
    setCreateSymbols(false);
    setAxisSortingPolicy(SortingPolicy.NONE);
  }

  /** Shows these series from now on, and nothing of those before. */
  public final void show(SeriesSet series) {
    shown = series;
    drawnVersion = -1;
    getData().clear();
  }

  /** How many of the newest samples are shown. */
  public final void setPoints(int points) {
    this.points = points;
    drawnVersion = -1;
  }

  /** Is told, after new samples were drawn, the time of the newest of them, ms since the epoch. */
  public final void setOnDrawn(LongConsumer listener) {
    drawn = listener;
  }

  /** Draws if there is something new; says whether it did. */
  public final boolean refresh() {
    long version = shown.version();
    if (version == drawnVersion) {
      return false;
    }
    drawnVersion = version;
    drawNow();
    return true;
  }

  /** Draws what the series hold now. */
  public final void drawNow() {
    List<topicscope.signal.Series> all = shown.all();
    long earliest = Long.MAX_VALUE;
    long latest = Long.MIN_VALUE;
    for (int i = 0; i < all.size(); i++) {
      all.get(i).buffer().copyLast(points, window);
      if (window.size() == 0) {
        continue;
      }
      line(i, all.get(i).name()).setAll(traceData());
      earliest = Math.min(earliest, window.time(0));
      latest = Math.max(latest, window.time(window.size() - 1));
    }
    if (earliest <= latest) {
      double span = Math.max(1_000, latest - earliest);
      timeAxis.setLowerBound(latest - span);
      timeAxis.setUpperBound((double) latest);
      timeAxis.setTickUnit(span / 8);
      drawn.accept(latest);
    }
  }

  private List<Data<Number, Number>> traceData() {
    List<Data<Number, Number>> data = new ArrayList<>(window.size());
    for (int i = 0; i < window.size(); i++) {
      data.add(new Data<>(window.time(i), window.value(i)));
    }
    return data;
  }

  private ObservableList<Data<Number, Number>> line(int index, String name) {
    while (getData().size() <= index) {
      getData().add(new Series<>(name, FXCollections.observableArrayList()));
    }
    return getData().get(index).getData();
  }

  private static final class ClockLabels extends StringConverter<Number> {
    @Override
    public String toString(Number timeMs) {
      return CLOCK.format(Instant.ofEpochMilli(timeMs.longValue()));
    }

    @Override
    public Number fromString(String text) {
      throw new IllegalArgumentException("the labels of the time axis are not read back: " + text);
    }
  }
}
