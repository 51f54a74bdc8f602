package topicscope.desk.offer;

import java.util.List;

/**
 * One thing that a plot offers: a sentence and a button.
 *
 * @param id what it is about; a dismissed one is not made again for the topic
 * @param text the sentence, without a full stop
 * @param button what the button does
 * @param others other things to do instead, in a menu
 */
public record Offer(String id, String text, Button button, List<Button> others) {
  /**
   * A button.
   *
   * @param title its text
   * @param action what it does
   */
  public record Button(String title, OfferAction action) {}

  /** Keeps a copy. */
  public Offer {
    others = List.copyOf(others);
  }

  /** An offer with one button. */
  static Offer of(String id, String text, String title, OfferAction action) {
    return new Offer(id, text, new Button(title, action), List.of());
  }

  /** An offer of equal things, the first of which has the button. */
  static Offer of(String id, String text, List<Button> buttons) {
    return new Offer(id, text, buttons.getFirst(), buttons.subList(1, buttons.size()));
  }
}
