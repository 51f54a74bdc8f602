package topicscope.desk.connect;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import topicscope.desk.widget.Nodes;

/** The test of a connection: start, stop, result. */
final class ConnectionTestBar extends HBox {
  private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");
  private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

  private final Button cancel;
  private final ProgressIndicator running = Nodes.collapsing(new ProgressIndicator());
  private final Label result = Nodes.wrapping("connection-test-result");

  ConnectionTestBar(ConnectionsModel model) {
    getStyleClass().add("trial");
    setAlignment(Pos.CENTER_LEFT);
    Button test = Nodes.button("connection-test", "_Test connection", model::test);
    cancel = Nodes.collapsing(Nodes.button("connection-test-stop", "Stop", model::cancelTest));
    running.setMaxSize(18, 18);
    running.setMinSize(18, 18);
    result.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(result, Priority.ALWAYS);
    getChildren().addAll(test, cancel, running, result);
    model.trialProperty().subscribe(this::show);
  }

  private void show(ConnectionTestState state) {
    boolean now = state.kind() == ConnectionTestState.Kind.RUNNING;
    cancel.setVisible(now);
    running.setVisible(now);
    result.setText(state.text());
    result.pseudoClassStateChanged(GOOD, state.kind() == ConnectionTestState.Kind.WORKS);
    result.pseudoClassStateChanged(BAD, state.kind() == ConnectionTestState.Kind.FAILS);
  }
}
