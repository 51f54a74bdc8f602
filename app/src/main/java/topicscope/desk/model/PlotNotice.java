package topicscope.desk.model;

import java.util.Optional;

/**
 * A notice that is shown while its condition lasts.
 *
 * @param topic its subject: a notice replaces the previous one with the same subject
 * @param text a sentence
 * @param remedy an action that corrects it
 */
public record PlotNotice(String topic, String text, Optional<Remedy> remedy) {
  /**
   * A button.
   *
   * @param title its text
   * @param action runs on the JavaFX thread
   */
  public record Remedy(String title, Runnable action) {}

  /** A notice without a remedy. */
  public static PlotNotice of(String topic, String text) {
    return new PlotNotice(topic, text, Optional.empty());
  }

  /** The text without its numbers: notices that differ in numbers only count as equal. */
  public String gist() {
    return gist(text);
  }

  public static String gist(String text) {
    return text.replaceAll("[\\d,.]+", "#");
  }
}
