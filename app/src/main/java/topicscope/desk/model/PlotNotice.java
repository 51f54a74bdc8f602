package topicscope.desk.model;

import java.util.Optional;

/**
 * Something that the user should know while it is so.
 *
 * @param topic what it is about: a notice about the same replaces the one before
 * @param text what, in a sentence
 * @param remedy what can be done about it at once
 */
public record PlotNotice(String topic, String text, Optional<Remedy> remedy) {
  /**
   * A button.
   *
   * @param title what it does
   * @param action does it, on the JavaFX thread
   */
  public record Remedy(String title, Runnable action) {}

  /** A notice that nothing can be done about. */
  public static PlotNotice of(String topic, String text) {
    return new PlotNotice(topic, text, Optional.empty());
  }

  /** The text without its figures: a notice that only counts on says the same. */
  public String gist() {
    return gist(text);
  }

  public static String gist(String text) {
    return text.replaceAll("[\\d,.]+", "#");
  }
}
