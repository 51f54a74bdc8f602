package topicscope.desk.tour;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.collections.SetChangeListener;
import javafx.css.PseudoClass;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import topicscope.desk.model.DeskSetup;
import topicscope.desk.widget.Hint;
import topicscope.desk.widget.Nodes;

/**
 * The first steps as a strip of buttons. Each begins its step when pressed, and is ticked off when
 * the step is done, however that came about. The strip leaves when all are done or the user closes
 * it, and doesn't come again.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class TourStrip extends HBox {
  private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

  /** How long the mouse rests at a line that is looked at. */
  private static final Duration REST = Duration.millis(400);

  /** How long the strip stays when all is done. */
  private static final Duration STAY = Duration.seconds(3);

  private final Tour tour = new Tour();
  private final Map<TourStep, Button> buttons = new EnumMap<>(TourStep.class);
  private final PauseTransition rest = new PauseTransition(REST);
  private final PauseTransition stay = new PauseTransition(STAY);
  private Optional<Node> pointed = Optional.empty();
  private boolean resting;
  private boolean begun;

  /** In the strip once it has begun: a window without a tour never styles them. */
  private final List<Node> parts;

  /**
   * A strip that isn't seen.
   *
   * @param begin begins a step
   */
  public TourStrip(Consumer<TourStep> begin) {
    setId("tour");
    getStyleClass().add("tour");
    FlowPane steps = Nodes.styled(new FlowPane(), "steps");
    HBox.setHgrow(steps, Priority.ALWAYS);
    // All in one row where there is room.
    steps.prefWrapLengthProperty().bind(widthProperty());
    for (TourStep step : TourStep.values()) {
      Button button = Nodes.button("tour-" + step.number(), step.title(), () -> {});
      button.setOnAction(event -> begin.accept(step));
      button.getStyleClass().addAll("flat", "small");
      Hint.set(button, step.explanation());
      buttons.put(step, button);
      steps.getChildren().add(button);
      show(step, false);
    }
    Button close = Nodes.cross("Close the first steps", "tour-close");
    close.setId("tour-close");
    close.setOnAction(event -> leave());
    parts = List.of(steps, close);
    Nodes.collapsing(this).setVisible(false);
    rest.setOnFinished(event -> resting = true);
    stay.setOnFinished(event -> leave());
    tour.done().addListener(this::ticked);
  }

  /** Appears, unless it has been there before. */
  public void begin() {
    getChildren().setAll(parts);
    setVisible(!begun);
    begun = true;
  }

  /** A step was done. */
  public void finish(TourStep step) {
    if (isVisible()) {
      tour.finish(step);
    }
  }

  /** Looks for steps that were done since the last call. Called a few times a second. */
  public void refresh(Node plots, DeskSetup desk) {
    tour.compare(desk);
    boolean cursors = plots.lookupAll("#cursor-panel").stream().anyMatch(Node::isVisible);
    if (cursors || (resting && readsValues())) {
      tour.finish(TourStep.POINT);
    }
  }

  /** The mouse has moved over the plots. */
  public void point(MouseEvent event) {
    pointed = isVisible() ? surface(event.getTarget()) : Optional.empty();
    resting = false;
    if (pointed.isPresent()) {
      rest.playFromStart();
    } else {
      rest.stop();
    }
  }

  /** Whether the plot under the mouse shows values. */
  private boolean readsValues() {
    return pointed.map(surface -> surface.lookup("#crosshair")).filter(Node::isVisible).isPresent();
  }

  private static Optional<Node> surface(EventTarget target) {
    if (target instanceof Node within) {
      for (Node one = within; one != null; one = one.getParent()) {
        if (one.getStyleClass().contains("plot-surface")) {
          return Optional.of(one);
        }
      }
    }
    return Optional.empty();
  }

  private void ticked(SetChangeListener.Change<? extends TourStep> change) {
    show(change.getElementAdded(), true);
    if (change.getSet().size() == TourStep.values().length) {
      stay.play();
    }
  }

  private void show(TourStep step, boolean done) {
    Button button = buttons.get(step);
    if (button != null) {
      button.setGraphic(new FontIcon(done ? Feather.CHECK_CIRCLE : Feather.CIRCLE));
      button.pseudoClassStateChanged(DONE, done);
      button.setAccessibleText(
          "First step "
              + step.title()
              + (done ? ", done. " : ", not done yet. ")
              + step.explanation());
    }
  }

  private void leave() {
    rest.stop();
    stay.stop();
    setVisible(false);
  }
}
