package topicscope.desk.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import topicscope.desk.model.Plot;
import topicscope.plot.paint.TraceKind;
import topicscope.signal.Series;
import topicscope.transform.ExpressionReader;
import topicscope.transform.Transform;
import topicscope.transform.TransformKind;
import topicscope.transform.TransformParameter;

/** Menu items for a series: derived series, and alert rules. Owned by the JavaFX thread. */
public final class DerivedMenu {
  private static final Map<String, Long> WIDTHS =
      Map.of("100 ms", 100L, "1 s", 1_000L, "10 s", 10_000L, "1 min", 60_000L);
  private static final List<String> WIDTHS_IN_ORDER = List.of("100 ms", "1 s", "10 s", "1 min");

  private final Plot plot;
  private final Consumer<String> writeTransform;
  private final Consumer<String> writeRule;

  /**
   * @param writeTransform opens the editor of transforms with this text
   * @param writeRule opens the editor of rules with this text
   */
  public DerivedMenu(Plot plot, Consumer<String> writeTransform, Consumer<String> writeRule) {
    this.plot = plot;
    this.writeTransform = writeTransform;
    this.writeRule = writeRule;
  }

  /** The initial trace kind of a series. */
  TraceKind usualKind(Series series) {
    return plot.transformOf(series)
        .map(transform ->
            switch (transform.kind()) {
              case BAND -> TraceKind.BAND;
              case SUM, COUNT, RECORDS -> TraceKind.BARS;
              default -> TraceKind.LINE;
            })
        .orElse(TraceKind.LINE);
  }

  /** The items for a series. */
  public List<MenuItem> items(Series series) {
    String name = series.name();
    String quoted = ExpressionReader.quote(name);
    Menu add = new Menu("Add");
    Stream.of(TransformKind.values())
        .filter(kind -> kind.isBucketed() && kind != TransformKind.RECORDS)
        .forEach(kind -> add.getItems().add(bucketed(kind, name)));
    add.getItems()
        .addAll(
            item(
                "derivative per second",
                TransformKind.DERIVATIVE,
                name,
                new TransformParameter.None()),
            item(
                "rate of a counter per second",
                TransformKind.RATE,
                name,
                new TransformParameter.None()),
            item(
                "moving average of 20",
                TransformKind.AVERAGE,
                name,
                new TransformParameter.Plain(20)),
            item(
                "moving average of 30 s",
                TransformKind.AVERAGE,
                name,
                new TransformParameter.Span(30_000)),
            item(
                "exponential smoothing (5 s)",
                TransformKind.SMOOTH,
                name,
                new TransformParameter.Span(5_000)),
            item(
                "records per second",
                () -> add(new Transform(TransformKind.RECORDS, List.of(), second()))),
            item("difference…", () -> writeTransform.accept("difference(" + quoted + ", ")),
            item("ratio…", () -> writeTransform.accept("ratio(" + quoted + ", ")),
            item("something else…", () -> writeTransform.accept("mean(" + quoted + ", 5s)")));
    List<MenuItem> items = new ArrayList<>();
    items.add(add);
    items.add(item("Alert…", () -> writeRule.accept(quoted + " > ")));
    if (plot.transformOf(series).isPresent()) {
      items.add(item("Remove", () -> plot.remove(series)));
    }
    return items;
  }

  private Menu bucketed(TransformKind kind, String name) {
    Menu menu = new Menu(kind.title());
    for (String width : WIDTHS_IN_ORDER) {
      long ms = WIDTHS.getOrDefault(width, 1_000L);
      menu.getItems().add(item(width, () -> addBucketed(kind, name, ms)));
    }
    return menu;
  }

  /** A band is added with its mean. */
  private void addBucketed(TransformKind kind, String name, long widthMs) {
    add(Transform.bucketed(kind, name, widthMs));
    if (kind == TransformKind.BAND) {
      add(Transform.bucketed(TransformKind.MEAN, name, widthMs));
    }
  }

  private void add(Transform transform) {
    plot.add(transform);
  }

  private MenuItem item(String title, TransformKind kind, String name, TransformParameter amount) {
    return item(title, () -> add(new Transform(kind, List.of(name), amount)));
  }

  private static TransformParameter second() {
    return new TransformParameter.Span(1_000);
  }

  private static MenuItem item(String title, Runnable action) {
    MenuItem item = new MenuItem(title);
    item.setOnAction(event -> action.run());
    return item;
  }
}
