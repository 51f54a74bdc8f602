package topicscope.desk.trigger;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import topicscope.desk.figures.Sparkline;
import topicscope.desk.series.SparklineView;
import topicscope.desk.widget.Nodes;
import topicscope.desk.widget.ShortNumbers;
import topicscope.plot.view.TraceColour;
import topicscope.trigger.Capture;
import topicscope.trigger.KeptCapture;

/** A capture in the list: a small picture, when, what, and which records. */
final class CaptureCell extends ListCell<KeptCapture> {
  private static final double WIDTH = 96;
  private static final double HEIGHT = 34;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM HH:mm:ss.SSS", Locale.ENGLISH);

  private final Function<Capture, Sparkline> pictures;
  private final SparklineView picture = new SparklineView(WIDTH, HEIGHT);
  private final Label head = Nodes.styled(new Label(), "text-bold");
  private final Label what = new Label();
  private final Label where = Nodes.styled(new Label(), "text-muted", "text-small");
  private final HBox row = Nodes.row("capture-row", picture, new VBox(head, what, where));

  /**
   * An empty cell.
   *
   * @param pictures gives how the series went
   */
  CaptureCell(Function<Capture, Sparkline> pictures) {
    this.pictures = pictures;
    picture.dress(TraceColour.OF_PLACE, 0);
    picture.setMinWidth(WIDTH);
    HBox.setHgrow(row.getChildren().getLast(), Priority.ALWAYS);
    // The list is never wider than its room.
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(KeptCapture item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    Capture capture = item.capture();
    picture.show(pictures.apply(capture));
    head.setText(item.name().isEmpty() ? time(capture) : item.name());
    what.setText(
        capture.trigger().isEmpty()
            ? "captured by hand"
            : capture.trigger() + " at " + ShortNumbers.value(capture.value()));
    where.setText((item.name().isEmpty() ? "" : time(capture) + " · ") + records(capture));
    setGraphic(row);
    setAccessibleText(head.getText() + ", " + what.getText() + ", " + where.getText());
  }

  static String time(Capture capture) {
    return TIME.format(
        Instant.ofEpochMilli(Math.round(capture.atMs())).atZone(ZoneId.systemDefault()));
  }

  private static String records(Capture capture) {
    return capture.spans().isEmpty()
        ? "no records"
        : capture.spans().stream()
            .map(span -> span.partition() + ": " + span.first() + "–" + span.last())
            .collect(Collectors.joining(", "));
  }
}
