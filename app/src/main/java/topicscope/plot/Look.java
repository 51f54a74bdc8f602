package topicscope.plot;

import java.util.List;

/**
 * Everything that decides how the picture looks but for the samples and the place of the window.
 * While it stays equal, what has been painted stays good.
 *
 * @param scale of x
 * @param columns width of the plot, physical pixels
 * @param rows height of the plot, physical pixels
 * @param traces in the order in which they are painted
 * @param vertical where the vertical grid lines stand
 * @param verticalArgb their colour, premultiplied; 0 for none
 * @param horizontalArgb colour of the horizontal grid lines; 0 for none
 * @param height of the plot in units of JavaFX, which decides how many horizontal lines there are
 */
record Look(
    HorizontalScale scale,
    int columns,
    int rows,
    List<TraceLook> traces,
    TickRule vertical,
    int verticalArgb,
    int horizontalArgb,
    double height) {

  /** How far the mark of any sample reaches beyond its own column. */
  int reach() {
    return traces.stream().mapToInt(TraceLook::reach).max().orElse(0);
  }
}
