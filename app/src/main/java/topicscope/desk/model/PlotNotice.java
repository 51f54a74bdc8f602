package topicscope.desk.model;

import java.util.Optional;

/**
 * A message that is shown while its condition lasts.
 *
 * @param topic the subject; a notice replaces an older one with the same subject
 * @param text one sentence
 * @param remedy a button that solves the problem
 */
public record PlotNotice(String topic, String text, Optional<Remedy> remedy) {
  /**
   * A button.
   *
   * @param title its text
   * @param action called on the JavaFX thread
   */
  public record Remedy(String title, Runnable action) {}

  /** A notice without a button. */
  public static PlotNotice of(String topic, String text) {
    return new PlotNotice(topic, text, Optional.empty());
  }

  /** The text without its numbers: equal for notices that differ in numbers only. */
  public String gist() {
    return gist(text);
  }

  public static String gist(String text) {
    return text.replaceAll("[\\d,.]+", "#");
  }
}
