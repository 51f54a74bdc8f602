package topicscope.desk.series.name;

import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
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
    double over = Math.max(0, computePrefWidth(-1) - getWidth());
    double ofHead = Math.max(Math.min(SHORTEST, width(head)), width(head) - over);
    place(head, 0, ofHead);
    double x = over > 0 ? shownWidth(head, ofHead) : ofHead;
    double ofTail = Math.clamp(getWidth() - x - width(main), 0, width(tail));
    double ofMain = Math.max(0, Math.min(width(main), getWidth() - x - ofTail));
    place(main, x, ofMain);
    place(tail, x + ofMain, ofTail);
  }

  private void place(Label label, double x, double width) {
    label.setVisible(width > 0);
    label.resizeRelocate(x, 0, width, getHeight());
  }

  /** The width of a shortened text: whole letters, so often less than there is room for. */
  private static double shownWidth(Label label, double width) {
    label.layout();
    return label.lookup(".text") instanceof Text text
        ? Math.min(width, Math.ceil(text.getLayoutBounds().getWidth()))
        : width;
  }

  private static double width(Label label) {
    return label.getText().isEmpty() ? 0 : Math.ceil(label.prefWidth(-1));
  }
}
