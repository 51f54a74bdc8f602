package topicscope.cli.picture;

import java.time.Duration;
import topicscope.cli.options.ShownWindow;

/** Which samples a picture shows. */
public sealed interface PictureRange {
  /**
   * The newest ones.
   *
   * @param interval the length of the intervals of a roll-up; zero for any other topic
   */
  record Newest(ShownWindow window, Duration interval) implements PictureRange {}

  /**
   * Those of a stretch of time, with a mark in it.
   *
   * @param fromMs where it begins, ms since the epoch
   * @param toMs where it ends
   * @param atMs where the mark is
   * @param label the words at the mark
   */
  record Stretch(double fromMs, double toMs, double atMs, String label) implements PictureRange {}
}
