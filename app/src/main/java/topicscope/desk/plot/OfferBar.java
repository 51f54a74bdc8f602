package topicscope.desk.plot;

import atlantafx.base.controls.Spacer;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.layout.HBox;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;
import topicscope.desk.offer.Offer;
import topicscope.desk.offer.OfferAction;
import topicscope.desk.widget.Nodes;

/**
 * One line above a plot: what is offered, a button that does it, and a cross. Without an offer it
 * takes no room.
 *
 * <p>Owned by the JavaFX thread; updated a few times a second.
 */
final class OfferBar extends HBox {
  private static final double EXPLANATION_WIDTH = 360;

  private final Label text = Nodes.wrapping("offer-text");
  private final Button one = Nodes.styled(new Button(), "accent", "small");
  private final SplitMenuButton several = Nodes.styled(new SplitMenuButton(), "accent", "small");
  private final Button close = Nodes.cross("Don't offer this for the topic again");
  private final Label explanation = Nodes.wrapping("offer-explanation", "offer-explanation");
  private final Popup popup = Nodes.popup(explanation, PopupWindow.AnchorLocation.CONTENT_TOP_LEFT);
  private final Consumer<OfferAction> act;
  private final Consumer<Offer> dismiss;
  private Optional<Offer> shown = Optional.empty();

  /**
   * An empty bar.
   *
   * @param act does what a button says, but for explaining
   * @param dismiss makes an offer no more
   */
  OfferBar(Consumer<OfferAction> act, Consumer<Offer> dismiss) {
    this.act = act;
    this.dismiss = dismiss;
    setId("offer");
    getStyleClass().add("offer");
    close.setId("offer-close");
    explanation.setMaxWidth(EXPLANATION_WIDTH);
    getChildren().addAll(text, Nodes.uncut(one), Nodes.uncut(several), new Spacer(), close);
    Nodes.collapsing(one);
    Nodes.collapsing(several);
    Nodes.collapsing(this);
    setVisible(false);
  }

  /** Shows an offer; empty hides the bar. */
  void show(Optional<Offer> offer) {
    if (offer.equals(shown)) {
      return;
    }
    shown = offer;
    setVisible(offer.isPresent());
    popup.hide();
    offer.ifPresent(this::fill);
  }

  private void fill(Offer offer) {
    text.setText(offer.text());
    boolean menu = !offer.others().isEmpty();
    ButtonBase button = menu ? several : one;
    one.setVisible(!menu);
    several.setVisible(menu);
    one.setId(menu ? "offer-other" : "offer-do");
    several.setId(menu ? "offer-do" : "offer-other");
    button.setText(offer.button().title());
    button.setAccessibleText(offer.text() + ": " + offer.button().title());
    button.setOnAction(event -> act(offer.button().action()));
    several
        .getItems()
        .setAll(
            offer.others().stream()
                .map(other -> Nodes.item(other.title(), () -> act(other.action())))
                .toList());
    close.setOnAction(event -> {
      leave();
      dismiss.accept(offer);
    });
  }

  private void act(OfferAction action) {
    if (action instanceof OfferAction.Explain explain) {
      explanation.setText(explain.text());
      Bounds place = Nodes.onScreen(one);
      popup.show(one, place.getMinX(), place.getMaxY());
    } else {
      act.accept(action);
      leave();
    }
  }

  /** Space and the arrows go to the plot again, unless another control has taken the focus. */
  private void leave() {
    if (isFocusWithin()) {
      getScene().getRoot().requestFocus();
    }
  }
}
