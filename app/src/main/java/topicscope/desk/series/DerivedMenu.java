package topicscope.desk.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import topicscope.desk.model.Plot;
import topicscope.desk.widget.Nodes;
import topicscope.signal.Series;
import topicscope.transform.ExpressionReader;
import topicscope.transform.Transform;
import topicscope.transform.TransformKind;
import topicscope.transform.TransformParameter;
import topicscope.transform.TransformParameter.Plain;
import topicscope.transform.TransformParameter.Span;

/** Menu items for a series: derived series, and alert rules. Owned by the JavaFX thread. */
public final class DerivedMenu {
  private static final TransformParameter NONE = new TransformParameter.None();
  private static final List<Map.Entry<String, Long>> WIDTHS =
      List.of(
          Map.entry("100 ms", 100L),
          Map.entry("1 s", 1_000L),
          Map.entry("10 s", 10_000L),
          Map.entry("1 min", 60_000L));

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

  /** The items for a series. */
  public List<MenuItem> items(Series series) {
    if (series.states().isPresent()) {
      return List.of();
    }
    String name = series.name();
    List<String> from = List.of(name);
    String quoted = ExpressionReader.quote(name);
    Menu add = new Menu("Add");
    Stream.of(TransformKind.values())
        .filter(kind -> kind.isBucketed() && kind.sources() > 0)
        .forEach(kind -> add.getItems().add(bucketed(kind, name)));
    add.getItems()
        .addAll(
            made("derivative per second", TransformKind.DERIVATIVE, from, NONE),
            made("rate of a counter per second", TransformKind.RATE, from, NONE),
            made("moving average of 20", TransformKind.AVERAGE, from, new Plain(20)),
            made("moving average of 30 s", TransformKind.AVERAGE, from, new Span(30_000)),
            made("exponential smoothing (5 s)", TransformKind.SMOOTH, from, new Span(5_000)),
            Nodes.item(
                "records per second", () -> plot.add(Transform.perSecond(TransformKind.RECORDS))),
            Nodes.item(
                "bytes per second", () -> plot.add(Transform.perSecond(TransformKind.BYTES))),
            Nodes.item("difference…", () -> writeTransform.accept("difference(" + quoted + ", ")),
            Nodes.item("ratio…", () -> writeTransform.accept("ratio(" + quoted + ", ")),
            Nodes.item("something else…", () -> writeTransform.accept("mean(" + quoted + ", 5s)")));
    List<MenuItem> items = new ArrayList<>();
    items.add(add);
    items.add(Nodes.item("Alert…", () -> writeRule.accept(quoted + " > ")));
    if (plot.transformOf(series).isPresent() && !plot.isForeign(name)) {
      items.add(Nodes.item("Remove", () -> plot.remove(series)));
    }
    return items;
  }

  private Menu bucketed(TransformKind kind, String name) {
    Menu menu = new Menu(kind.title());
    WIDTHS.forEach(width ->
        menu.getItems()
            .add(Nodes.item(width.getKey(), () -> addBucketed(kind, name, width.getValue()))));
    return menu;
  }

  /** A band is added with its mean. */
  private void addBucketed(TransformKind kind, String name, long widthMs) {
    plot.add(Transform.bucketed(kind, name, widthMs));
    if (kind == TransformKind.BAND) {
      plot.add(Transform.bucketed(TransformKind.MEAN, name, widthMs));
    }
  }

  private MenuItem made(
      String title, TransformKind kind, List<String> from, TransformParameter parameter) {
    return Nodes.item(title, () -> plot.add(new Transform(kind, from, parameter)));
  }
}
