package topicscope.desk.widget;

import javafx.css.PseudoClass;
import javafx.scene.shape.Circle;
import topicscope.kafka.client.ReaderState;

/** A dot in the colour of a reader's state: green, grey while quiet, yellow, red. */
public final class StateLight extends Circle {
  private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");
  private static final PseudoClass QUIET = PseudoClass.getPseudoClass("quiet");
  private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
  private static final double RADIUS = 4.5;

  public StateLight() {
    super(RADIUS);
    getStyleClass().add("state-light");
  }

  /**
   * Shows a state.
   *
   * @param quiet whether nothing new has come for a while
   */
  public void show(ReaderState.Kind kind, boolean quiet) {
    boolean good =
        switch (kind) {
          case LIVE, IDLE -> true;
          case CONNECTING, BUSY, STALLED, DOWN, FAILED -> false;
        };
    boolean bad =
        switch (kind) {
          case DOWN, FAILED -> true;
          case CONNECTING, LIVE, IDLE, BUSY, STALLED -> false;
        };
    pseudoClassStateChanged(GOOD, good && !quiet);
    pseudoClassStateChanged(QUIET, good && quiet);
    pseudoClassStateChanged(BAD, bad);
  }
}
