package topicscope.desk.plot;

import atlantafx.base.controls.Spacer;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import topicscope.desk.model.Plot;
import topicscope.desk.widget.Nodes;

/** The title bar of one of several plots: number, topic, cluster. */
final class PlotTitle extends HBox {
  /** The room of number, gaps and button. */
  private static final double REST = 96;

  private final Tooltip whole = new Tooltip();
  private final Label number = Nodes.muted("");
  private final Label topic = Nodes.styled(new Label(), "topic", "plot-topic", "text-bold");
  private final Label cluster = Nodes.styled(new Label(), "text-muted", "plot-cluster");
  private final Button close = Nodes.cross("", "close-plot");

  /**
   * An empty bar.
   *
   * @param onClose closes the plot
   */
  PlotTitle(Runnable onClose) {
    getStyleClass().add("plot-title");
    // A long title is cut; it doesn't keep its plot from becoming narrower.
    setMinWidth(0);
    // In a narrow bar the cluster is cut first.
    topic
        .minWidthProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> Math.clamp(getWidth() - REST, 0, Math.max(0, topic.prefWidth(-1))),
                topic.textProperty(),
                topic.fontProperty(),
                widthProperty()));
    cluster.setMinWidth(0);
    cluster.tooltipProperty().set(whole);
    whole.textProperty().bind(cluster.textProperty());
    close.setTooltip(new Tooltip("Close this plot (Ctrl+W)"));
    close.setOnAction(event -> onClose.run());
    getChildren().addAll(number, topic, cluster, new Spacer(), close);
  }

  /** Sets the number of the plot, from 1. */
  void number(int place) {
    number.setText(Integer.toString(place));
    close.setAccessibleText("Close plot " + place);
  }

  /** Shows topic and cluster of the plot. */
  void show(Plot plot) {
    topic.setText(plot.title().isEmpty() ? "no topic" : plot.title());
    cluster.setText(plot.connection().map(Object::toString).orElse("not connected"));
  }
}
