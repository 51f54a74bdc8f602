package topicscope.desk.series.name;

import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.Region;
import topicscope.desk.widget.Nodes;

/**
 * A name whose shared parts are dimmed. Where there is no room for all of it, the shared beginning
 * is shortened first, then the shared end, and then what is left is cut in the middle.
 */
public final class SeriesNameLabel extends Region {
  /** The width of an ellipsis. */
  private static final double SHORTEST = 12;

  private final Label head = Nodes.styled(new Label(), "text-muted");
  private final Label main = new Label();
  private final Label tail = Nodes.styled(new Label(), "text-muted");

  /** Without a name. */
  public SeriesNameLabel() {
    getStyleClass().add("series-name-label");
    main.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    getChildren().addAll(head, main, tail);
    setMinWidth(0);
  }

  /** Shows a name. */
  public void show(NameParts parts) {
    head.setText(parts.head());
    main.setText(parts.main());
    tail.setText(parts.tail());
  }

  @Override
  protected double computePrefWidth(double height) {
    return width(head) + width(main) + width(tail);
  }

  @Override
  protected double computePrefHeight(double width) {
    return main.prefHeight(-1);
  }

  @Override
  protected void layoutChildren() {
    double over = computePrefWidth(-1) - getWidth();
    double x = 0;
    double first = Math.max(Math.min(SHORTEST, width(head)), width(head) - Math.max(0, over));
    over -= width(head) - first;
    double last = Math.max(0, width(tail) - Math.max(0, over));
    over -= width(tail) - last;
    double middle = Math.max(0, width(main) - Math.max(0, over));
    for (Part part :
        new Part[] {new Part(head, first), new Part(main, middle), new Part(tail, last)}) {
      part.label().setVisible(part.width() > 0);
      part.label().resizeRelocate(x, 0, part.width(), getHeight());
      x += part.width();
    }
  }

  private record Part(Label label, double width) {}

  private static double width(Label label) {
    return label.getText().isEmpty() ? 0 : Math.ceil(label.prefWidth(-1));
  }
}
