package topicscope.plot.view;

import java.util.Locale;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import topicscope.chart.Palette;

/**
 * The colour of a trace: by its index, from the palette, or any colour.
 *
 * <p>A custom colour with too little contrast to the background of a theme is drawn darker or
 * lighter there, until the contrast is {@value #CONTRAST} : 1, as in the palette (contrast by WCAG
 * 2).
 *
 * @param text {@code ""} by index, {@code "1"} to {@code "12"} from the palette, {@code "#rrggbb"}
 *     for a custom colour
 */
public record TraceColour(String text) {
  // Must be initialised before the constants below, which use it.
  private static final Pattern OWN = Pattern.compile("#[0-9a-f]{6}");

  private static final Pattern OF_PALETTE = Pattern.compile("[1-9]|1[0-2]");

  /** The colour by the index of the trace. */
  public static final TraceColour OF_PLACE = new TraceColour("");

  /** The number of colours in the palette. */
  public static final int PALETTE = Palette.SIZE;

  private static final double CONTRAST = 3;
  private static final Color LIGHT_GROUND = Color.WHITE;
  private static final Color DARK_GROUND = Color.web("#0d1117");

  /** Any other text means the colour by index. */
  public TraceColour {
    boolean known = OF_PALETTE.matcher(text).matches() || OWN.matcher(text).matches();
    text = known ? text : "";
  }

  /** A colour of the palette, from 1. */
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

  /** Whether it is a custom colour. */
  public boolean isOwn() {
    return text.startsWith("#");
  }

  /**
   * The colour in CSS.
   *
   * @param place the place of the series among the default colours, from 0
   */
  public String css(int place) {
    if (isOwn()) {
      Color own = Color.web(text);
      return css(
          of(towards(Color.BLACK, own, LIGHT_GROUND)).text(),
          of(towards(Color.WHITE, own, DARK_GROUND)).text());
    }
    int number = text.isEmpty() ? Math.floorMod(place, PALETTE) + 1 : Integer.parseInt(text);
    return css(Palette.onLight(number - 1), Palette.onDark(number - 1));
  }

  private static String css(String onLight, String onDark) {
    return "ladder(-topicscope-ground, %s 49%%, %s 50%%)".formatted(onDark, onLight);
  }

  /**
   * Gives a node the colour of a trace, as its inline style.
   *
   * @param property the CSS property for the colour
   * @param place the place of the series among the default colours, from 0
   */
  public void dress(Node node, String property, int place) {
    node.setStyle(style(property, place));
  }

  /** The inline style. */
  String style(String property, int place) {
    return property + ": " + css(place) + ";";
  }

  /** How often the palette has begun again at a place: such traces are dashed. */
  int round(int place) {
    return text.isEmpty() ? place / PALETTE : 0;
  }

  /** Mixes in as little of {@code other} as the contrast needs. */
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
