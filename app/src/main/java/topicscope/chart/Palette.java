package topicscope.chart;

import java.util.List;

/** The colours of traces, as {@code #rrggbb}. */
public final class Palette {
  /**
   * The colours by index, each on a light background and on a dark one. People without red or green
   * cones can tell all of them from each other too, and each stands out from the background. A test
   * holds the distances. After the last one they begin again, dashed.
   */
  private static final List<List<String>> COLOURS =
      List.of(
          List.of("#3180d7", "#4c92ec"),
          List.of("#9b9800", "#d7d04a"),
          List.of("#8d3c56", "#f498b2"),
          List.of("#9d5305", "#c7762d"),
          List.of("#8d217c", "#c85cb3"),
          List.of("#4570f4", "#5078fc"),
          List.of("#355a28", "#b8e1a6"),
          List.of("#a288c7", "#d4b8fa"),
          List.of("#b18e47", "#d8b269"),
          List.of("#f64490", "#e63182"),
          List.of("#00a09b", "#6feae3"),
          List.of("#c63f4e", "#f0656e"));

  /** The number of colours. */
  public static final int SIZE = COLOURS.size();

  private Palette() {}

  /** A colour by index, from 0, for a light background. */
  public static String onLight(int index) {
    return COLOURS.get(index).getFirst();
  }

  /** The same for a dark background. */
  public static String onDark(int index) {
    return COLOURS.get(index).getLast();
  }
}
