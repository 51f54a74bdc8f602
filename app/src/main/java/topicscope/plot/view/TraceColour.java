package topicscope.plot.view;

import java.util.Locale;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.paint.Color;

/**
 * Which colour a trace has: the one of its place, one of the palette, or one of the user's own.
 *
 * <p>An own colour that would hardly be seen on the background of the light or of the dark theme is
 * drawn so much darker, or lighter, there that it stands out by {@value #CONTRAST} : 1, as those of
 * the palette do; the contrast is that of WCAG 2.
 *
 * @param text {@code ""} for that of its place, {@code "1"} to {@code "8"} for one of the palette,
 *     {@code "#rrggbb"} for another
 */
public record TraceColour(String text) {
  // Before the constants below, which are checked by it.
  private static final Pattern OWN = Pattern.compile("#[0-9a-f]{6}");

  /** The colour of the trace's place among all. */
  public static final TraceColour OF_PLACE = new TraceColour("");

  /** How many colours the palette has; so many traces have different ones of their own accord. */
  public static final int PALETTE = 8;

  private static final String CLASS = "default-color";
  private static final double CONTRAST = 3;
  private static final Color LIGHT_GROUND = Color.WHITE;
  private static final Color DARK_GROUND = Color.web("#0d1117");

  /** Anything else is the colour of the trace's place. */
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

  /** Whether it is neither that of the place nor one of the palette. */
  public boolean isOwn() {
    return text.startsWith("#");
  }

  /**
   * The colour as a stylesheet takes it.
   *
   * @param place where the trace stands among all, from 0
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
   * Gives a node that stands for a trace its colour: by the style class of its place, and by a
   * style of its own where another was chosen.
   *
   * @param property which of the node's properties is the colour
   * @param place where the trace stands among all, from 0
   */
  public void dress(Node node, String property, int place) {
    node.getStyleClass().removeIf(style -> style.startsWith(CLASS));
    node.getStyleClass().add(CLASS + Math.floorMod(place, PALETTE));
    node.setStyle(chosenStyle(property, place));
  }

  /** The style that a node needs beside that of its place; empty for none. */
  String chosenStyle(String property, int place) {
    return text.isEmpty() ? "" : property + ": " + css(place) + ";";
  }

  private static int placeOf(String digit) {
    return "12345678".indexOf(digit);
  }

  /** As little of {@code other} as makes the colour stand out. */
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
