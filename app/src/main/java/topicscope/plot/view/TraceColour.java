package topicscope.plot.view;

import java.util.Locale;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.paint.Color;

/**
 * The colour of a trace: that of its index, one of the palette, or the user's own.
 *
 * <p>An own colour with too little contrast to the background of the light or the dark theme is
 * drawn darker or lighter there, until it reaches {@value #CONTRAST} : 1 like the palette; contrast
 * as in WCAG 2.
 *
 * @param text {@code ""} for that of its index, {@code "1"} to {@code "8"} for one of the palette,
 *     {@code "#rrggbb"} for another
 */
public record TraceColour(String text) {
  // Before the constants below, which are checked against it.
  private static final Pattern OWN = Pattern.compile("#[0-9a-f]{6}");

  /** The colour of the trace's index. */
  public static final TraceColour OF_PLACE = new TraceColour("");

  /** The number of colours in the palette: as many traces differ by default. */
  public static final int PALETTE = 8;

  private static final String CLASS = "default-color";
  private static final double CONTRAST = 3;
  private static final Color LIGHT_GROUND = Color.WHITE;
  private static final Color DARK_GROUND = Color.web("#0d1117");

  /** Any other text is the colour of the trace's index. */
  public TraceColour {
    boolean known = (text.length() == 1 && placeOf(text) >= 0) || OWN.matcher(text).matches();
    text = known ? text : "";
  }

  /** One of the palette, from 1. */
  public static TraceColour ofPalette(int number) {
    return new TraceColour(Integer.toString(number));
  }

  /** Any colour. */
  public static TraceColour of(Color color) {
    return new TraceColour(
        String.format(
            Locale.ROOT,
            "#%02x%02x%02x",
            Math.round(color.getRed() * 255),
            Math.round(color.getGreen() * 255),
            Math.round(color.getBlue() * 255)));
  }

  /** Whether it is neither that of the index nor one of the palette. */
  public boolean isOwn() {
    return text.startsWith("#");
  }

  /**
   * The colour for a stylesheet.
   *
   * @param place the index of the trace, from 0
   */
  public String css(int place) {
    if (isOwn()) {
      Color own = Color.web(text);
      return "ladder(-topicscope-ground, %s 49%%, %s 50%%)"
          .formatted(
              of(towards(Color.WHITE, own, DARK_GROUND)).text(),
              of(towards(Color.BLACK, own, LIGHT_GROUND)).text());
    }
    int number = text.isEmpty() ? Math.floorMod(place, PALETTE) + 1 : placeOf(text) + 1;
    return "CHART_COLOR_" + number;
  }

  /**
   * Gives a node that represents a trace its colour: by the style class of its index, and by an
   * inline style if another colour was chosen.
   *
   * @param property the property of the node that is the colour
   * @param place the index of the trace, from 0
   */
  public void dress(Node node, String property, int place) {
    node.getStyleClass().removeIf(style -> style.startsWith(CLASS));
    node.getStyleClass().add(CLASS + Math.floorMod(place, PALETTE));
    node.setStyle(chosenStyle(property, place));
  }

  /** The inline style that a node needs in addition; empty for none. */
  String chosenStyle(String property, int place) {
    return text.isEmpty() ? "" : property + ": " + css(place) + ";";
  }

  private static int placeOf(String digit) {
    return "12345678".indexOf(digit);
  }

  /** Mixes in as little of {@code other} as gives enough contrast. */
  private static Color towards(Color other, Color colour, Color ground) {
    double share = 0;
    Color seen = colour;
    while (contrast(seen, ground) < CONTRAST && share < 1) {
      share += 0.02;
      seen = colour.interpolate(other, share);
    }
    return seen;
  }

  private static double contrast(Color one, Color other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }
}
