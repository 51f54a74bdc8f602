package topicscope.desk.overview;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import topicscope.desk.widget.Nodes;

/**
 * A line at the begin of the strip: what the bars are, or how far they are asked for, and the way
 * out of a zoom. For the JavaFX thread.
 */
final class OverviewCaption extends HBox {
  private static final double GAP = 8;
  private static final double MAX_SHARE = 0.6;

  private final Label text = Nodes.named("overview-caption", new Label(), "overview-caption");
  private final Button whole = Nodes.named("overview-whole", new Button("Zoom out"), "small");

  /**
   * A line without a text.
   *
   * @param zoomOut ends a zoom
   */
  OverviewCaption(Runnable zoomOut) {
    setManaged(false);
    setPickOnBounds(false);
    getStyleClass().add("overview-captions");
    text.setMouseTransparent(true);
    text.setMinWidth(USE_PREF_SIZE);
    whole.setMinWidth(USE_PREF_SIZE);
    whole.setFocusTraversable(false);
    whole.setOnAction(event -> zoomOut.run());
    getChildren().addAll(Nodes.collapsing(text), Nodes.collapsing(whole));
  }

  /**
   * Shows a text where there is room for it.
   *
   * @param zoomed whether the way out is offered
   * @param width the width of the strip
   * @return the width that nothing else may use
   */
  double show(String caption, boolean zoomed, double width) {
    if (!caption.equals(text.getText())) {
      text.setText(caption);
    }
    whole.setVisible(zoomed);
    text.setVisible(!caption.isEmpty());
    applyCss();
    if (prefWidth(-1) > width * MAX_SHARE) {
      text.setVisible(false);
    }
    setVisible(text.isVisible() || zoomed);
    autosize();
    relocate(0, 0);
    return isVisible() ? getWidth() + GAP : 0;
  }
}
