package topicscope.desk.trigger;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Circle;
import topicscope.desk.widget.Nodes;
import topicscope.trigger.CaptureControl;

/** The run light of a trigger: a colour and a word, always as wide. For the JavaFX thread. */
final class TriggerLight extends HBox {
  private static final PseudoClass WAITS = PseudoClass.getPseudoClass("waits");
  private static final PseudoClass FIRED = PseudoClass.getPseudoClass("fired");
  private static final PseudoClass HELD = PseudoClass.getPseudoClass("held");
  private static final double RADIUS = 4.5;
  private static final double WIDTH = 70;

  private final Circle light = Nodes.styled(new Circle(RADIUS), "trigger-light");
  private final Label word = Nodes.named("trigger-state", new Label("off"));

  TriggerLight() {
    getStyleClass().add("trigger-run-light");
    getChildren().addAll(light, word);
    setMinWidth(WIDTH);
    setPrefWidth(WIDTH);
  }

  /** Shows how a trigger stands. */
  void show(TriggerControl trigger) {
    CaptureControl.Light now = trigger.light();
    boolean armed = now == CaptureControl.Light.ARMED && trigger.isLive();
    light.pseudoClassStateChanged(WAITS, armed);
    light.pseudoClassStateChanged(FIRED, now == CaptureControl.Light.FIRED);
    light.pseudoClassStateChanged(HELD, now == CaptureControl.Light.HELD);
    word.setText(
        switch (now) {
          case OFF -> "off";
          case ARMED -> armed ? trigger.shown().isPresent() ? "waiting" : "armed" : "loading";
          case FIRED -> "fired";
          case HELD -> "held";
        });
  }
}
