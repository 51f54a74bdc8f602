package topicscope.desk.plot;

import atlantafx.base.controls.Spacer;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import topicscope.desk.model.Plot;

/** The title bar of one of several plots: number, topic, cluster. */
final class PlotTitle extends HBox {
  private static final double TOPIC_SHARE = 0.7;

  private final Tooltip whole = new Tooltip();
  private final Label number = new Label();
  private final Label topic = new Label();
  private final Label cluster = new Label();
  private final Button close = new Button("", new FontIcon(Feather.X));

  /**
   * An empty bar.
   *
   * @param onClose closes the plot
   */
  PlotTitle(Runnable onClose) {
    getStyleClass().add("plot-title");
    number.getStyleClass().add("text-muted");
    number.setMinWidth(Region.USE_PREF_SIZE);
    topic.getStyleClass().addAll("topic", "plot-topic", "text-bold");
    // In a narrow bar the cluster is cut first.
    topic
        .minWidthProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> Math.min(topic.prefWidth(-1), getWidth() * TOPIC_SHARE),
                topic.textProperty(),
                topic.fontProperty(),
                widthProperty()));
    cluster.getStyleClass().addAll("text-muted", "plot-cluster");
    cluster.setMinWidth(0);
    cluster.tooltipProperty().set(whole);
    whole.textProperty().bind(cluster.textProperty());
    close.getStyleClass().addAll("button-icon", "flat", "small", "close-plot");
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
