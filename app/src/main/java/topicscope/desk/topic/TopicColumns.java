package topicscope.desk.topic;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import topicscope.desk.widget.Nodes;

/**
 * The columns of the list of topics: rows and the line above them have the same widths. The
 * sparkline is left out of a narrow list.
 *
 * <p>Owned by the JavaFX thread.
 */
final class TopicColumns {
  private static final double CAPTION = 56;
  private static final double PARTITIONS = 44;
  private static final double SPARKLINE = 64;
  private static final double RATE = 64;
  private static final double RECORDS = 60;
  private static final double SIZE = 60;
  private static final double AGE = 56;
  private static final double WIDE = 620;
  private static final double HEIGHT = 16;

  private static final PseudoClass SORTED = PseudoClass.getPseudoClass("sorted");

  private final Map<TopicOrder, Label> titles = new EnumMap<>(TopicOrder.class);
  private final BooleanProperty wide = new SimpleBooleanProperty(true);

  /** Whether the list is that wide. */
  void setWidth(double width) {
    wide.set(width >= WIDE);
  }

  /**
   * The line above the rows; a click on a title sorts by it.
   *
   * @param sort called with the order of a title
   */
  HBox head(Consumer<TopicOrder> sort) {
    HBox head =
        row(
            muted(""),
            title(TopicOrder.USUAL, sort),
            title(TopicOrder.PARTITIONS, sort),
            new Region(),
            title(TopicOrder.RATE, sort),
            title(TopicOrder.RECORDS, sort),
            title(TopicOrder.BYTES, sort),
            title(TopicOrder.LAST, sort));
    head.getStyleClass().add("topic-head");
    return head;
  }

  /** Shows by which title the list is sorted. */
  void show(TopicOrder order) {
    titles.forEach((one, title) -> title.pseudoClassStateChanged(SORTED, one == order));
  }

  private Label title(TopicOrder order, Consumer<TopicOrder> sort) {
    Label title = muted(order.title());
    title.setId("topic-by-" + order.name().toLowerCase(Locale.ROOT));
    title.setOnMouseClicked(event -> sort.accept(order));
    title.setCursor(Cursor.HAND);
    title.setAccessibleText("Sort by " + order.title());
    titles.put(order, title);
    return title;
  }

  private static Label muted(String text) {
    return Nodes.styled(new Label(text), "text-muted", "text-small");
  }

  /** A row of these nodes. */
  HBox row(
      Label caption,
      Region name,
      Label partitions,
      Region sparkline,
      Label rate,
      Label records,
      Label size,
      Label age) {
    fix(caption, CAPTION);
    HBox.setHgrow(name, Priority.ALWAYS);
    name.setMaxWidth(Double.MAX_VALUE);
    fix(sparkline, SPARKLINE);
    sparkline.setMinHeight(HEIGHT);
    sparkline.setMaxHeight(HEIGHT);
    sparkline.visibleProperty().bind(wide);
    Nodes.collapsing(sparkline);
    figure(partitions, PARTITIONS);
    figure(rate, RATE);
    figure(records, RECORDS);
    figure(size, SIZE);
    figure(age, AGE);
    return Nodes.row(
        "topic-cell",
        List.of(caption, name, partitions, sparkline, rate, records, size, age)
            .toArray(Node[]::new));
  }

  private static void figure(Label label, double width) {
    fix(label, width);
    label.setAlignment(Pos.CENTER_RIGHT);
  }

  private static void fix(Region region, double width) {
    region.setMinWidth(width);
    region.setPrefWidth(width);
    region.setMaxWidth(width);
  }
}
