package topicscope.desk.shell;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import topicscope.desk.widget.MessageBar;
import topicscope.desk.widget.Nodes;
import topicscope.desk.workspace.StagePosition;

/**
 * How a window is divided: the toolbar, below it the plots and beside them the side panel, at the
 * bottom the first steps and the status line. The side panel can be folded away, and the plots can
 * fill the screen alone. Its nodes are in the order in which one reads.
 *
 * <p>Owned by the JavaFX thread.
 */
final class WindowLayout extends VBox {
  private static final double MIN_WIDTH = 720;
  private static final double MIN_HEIGHT = 460;
  private static final double SIDE_BEGINS = 0.66;

  private final SplitPane middle;
  private final SidePanel side;
  private final MessageBar notices;
  private final List<Node> around;
  private double share = SIDE_BEGINS;
  private boolean folded;
  private boolean alone;

  /**
   * A layout with all its parts.
   *
   * @param welcome stands in place of plots and side panel while it is visible
   * @param notices float over the plots
   * @param bottom what is below
   */
  WindowLayout(
      Region toolbar,
      Node plots,
      SidePanel side,
      Welcome welcome,
      MessageBar notices,
      Node... bottom) {
    this.side = side;
    this.notices = notices;
    middle = new SplitPane(plots, side);
    middle.setDividerPositions(share);
    middle.visibleProperty().bind(welcome.visibleProperty().not());
    // What is not seen needs no room.
    middle.managedProperty().bind(middle.visibleProperty());
    welcome.managedProperty().bind(welcome.visibleProperty());
    SplitPane.setResizableWithParent(side, false);
    side.setOnWanted(this::unfold);
    // Less than they need: the window may be smaller than it should be.
    setMinWidth(0);
    middle.setMinWidth(0);
    StackPane center = new StackPane(middle, welcome, notices);
    center.setMinSize(0, 0);
    VBox.setVgrow(center, Priority.ALWAYS);
    VBox below = new VBox(bottom);
    around = List.of(toolbar, below);
    getChildren().addAll(toolbar, center, below);
    ObservableValue<Window> window = sceneProperty().flatMap(Scene::windowProperty);
    window.subscribe(this::enter);
    // The stage doesn't hold on to a layout that it shows no more.
    window
        .flatMap(shown -> shown instanceof Stage stage ? stage.fullScreenProperty() : null)
        .subscribe((before, now) -> {
          if (Boolean.FALSE.equals(now) && alone) {
            show(folded, false);
          }
        });
  }

  private void enter(Window window) {
    if (window instanceof Stage stage) {
      stage.setMinWidth(MIN_WIDTH);
      stage.setMinHeight(MIN_HEIGHT);
      stage.setFullScreenExitHint("");
      // Escape closes what is open first.
      stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
    }
  }

  /** Whether the side panel is folded away, now or after the plots were alone. */
  boolean isFolded() {
    return folded;
  }

  /** Whether the side panel can be seen. */
  boolean showsSide() {
    return !folded && !alone;
  }

  /** Where the side panel begins, as a share of the width. */
  double share() {
    return middle.getDividers().isEmpty() ? share : middle.getDividerPositions()[0];
  }

  /** Divides the width, and folds the side panel or not. */
  void divide(double begin, boolean fold) {
    share = begin;
    middle.setDividerPositions(begin);
    show(fold, alone);
  }

  /** Folds the side panel away, or shows it again; beside plots that were alone, too. */
  void toggleSide() {
    show(showsSide(), false);
  }

  private void unfold() {
    show(false, false);
  }

  /** Lets the plots fill the screen alone, or not. */
  void toggleAlone() {
    show(folded, !alone);
    if (alone) {
      notices.say("Only the plots; Esc or F11 brings the rest back");
    }
  }

  /** Shows again what is around the plots. */
  void endAlone() {
    show(folded, false);
  }

  private void show(boolean fold, boolean onlyPlots) {
    boolean other = alone != onlyPlots;
    folded = fold;
    alone = onlyPlots;
    boolean shown = middle.getItems().contains(side);
    if (shown && !showsSide()) {
      share = share();
      if (Nodes.holdsFocus(side)) {
        getScene().getRoot().requestFocus();
      }
      middle.getItems().remove(side);
    } else if (!shown && showsSide()) {
      middle.getItems().add(side);
      middle.setDividerPositions(share);
    }
    if (other) {
      around.forEach(node -> node.setVisible(!alone));
      around.forEach(node -> node.setManaged(!alone));
      StagePosition.stage(getScene()).ifPresent(stage -> stage.setFullScreen(alone));
    }
  }
}
