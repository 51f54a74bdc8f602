package topicscope.desk.connect;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The test of a connection: start, stop, result. */
final class ConnectionTestBar extends HBox {
  private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");
  private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

  private final Button test = new Button("_Test connection");
  private final Button cancel = new Button("Stop");
  private final ProgressIndicator running = new ProgressIndicator();
  private final Label result = new Label();

  ConnectionTestBar(ConnectionsModel model) {
    getStyleClass().add("trial");
    setAlignment(Pos.CENTER_LEFT);
    test.setId("connection-test");
    test.setMnemonicParsing(true);
    test.setMinWidth(Region.USE_PREF_SIZE);
    test.setOnAction(event -> model.test());
    cancel.setId("connection-test-stop");
    cancel.setMinWidth(Region.USE_PREF_SIZE);
    cancel.setOnAction(event -> model.cancelTest());
    running.setMaxSize(18, 18);
    running.setMinSize(18, 18);
    result.setId("connection-test-result");
    result.setWrapText(true);
    result.setMinHeight(Region.USE_PREF_SIZE);
    result.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(result, Priority.ALWAYS);
    getChildren().addAll(test, cancel, running, result);
    model.trialProperty().subscribe(this::show);
  }

  private void show(ConnectionTestState state) {
    boolean now = state.kind() == ConnectionTestState.Kind.RUNNING;
    cancel.setVisible(now);
    cancel.setManaged(now);
    running.setVisible(now);
    running.setManaged(now);
    result.setText(state.text());
    result.pseudoClassStateChanged(GOOD, state.kind() == ConnectionTestState.Kind.WORKS);
    result.pseudoClassStateChanged(BAD, state.kind() == ConnectionTestState.Kind.FAILS);
  }
}
