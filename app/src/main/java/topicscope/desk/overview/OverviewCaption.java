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
  private static final double MAX_SHARE = 0.5;
  private static final String BETWEEN = " · ";

  private final Label text = Nodes.named("overview-caption", new Label(), "overview-caption");
  private final Button whole = Nodes.named("overview-whole", new Button("Zoom out"), "small");

  private String wanted = "";
  private double widthThen;
  private boolean zoomedThen;

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
   * Shows as many parts of a text as there is room for, the first ones.
   *
   * @param caption parts with {@value #BETWEEN} between them
   * @param zoomed whether the way out is offered
   * @param width the width of the strip
   * @return the width that nothing else may use
   */
  double show(String caption, boolean zoomed, double width) {
    whole.setVisible(zoomed);
    if (!caption.equals(wanted) || width != widthThen || zoomed != zoomedThen) {
      wanted = caption;
      widthThen = width;
      zoomedThen = zoomed;
      fit(caption, width);
    }
    setVisible(text.isVisible() || zoomed);
    return isVisible() ? getWidth() + GAP : 0;
  }

  private void fit(String caption, double width) {
    String rest = caption;
    boolean fits = false;
    while (!fits) {
      text.setText(rest);
      text.setVisible(!rest.isEmpty());
      applyCss();
      fits = rest.isEmpty() || prefWidth(-1) <= width * MAX_SHARE;
      rest = rest.substring(0, Math.max(0, rest.lastIndexOf(BETWEEN)));
    }
    autosize();
    relocate(0, 0);
  }
}
