package topicscope.chart;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import topicscope.signal.StateNames;

/** Texts of ticks at numbers, with as many digits as neighbouring ticks need to differ. */
public final class TickText {
  private static final String[] SUFFIXES = {"", "", " M", " G", " T", " P", " E"};
  private static final int MAX_DECIMALS = 12;
  private static final int MAX_STATE_LENGTH = 18;

  private TickText() {}

  /**
   * A tick's text.
   *
   * @param largest the largest magnitude on the axis; it decides between plain, scaled and
   *     scientific
   * @param step the distance to the next tick
   */
  public static String of(double value, double largest, double step) {
    if (largest >= 1e21 || (largest < 1e-3 && largest > 0)) {
      return value == 0
          ? "0"
          : String.format(Locale.ROOT, "%." + mantissa(value, step) + "e", value);
    }
    int thousands = largest >= 1e6 ? (int) Math.floor(Math.log10(largest) / 3 + 1e-9) : 0;
    double scale = Math.pow(1000, thousands);
    String digits = String.format(Locale.ROOT, "%,." + decimals(step / scale) + "f", value / scale);
    return value == 0 ? "0" : digits + SUFFIXES[thousands];
  }

  /** The names of a state, one per table that has it; cut if long. */
  public static String ofState(double number, List<StateNames> tables) {
    return tables.stream()
        .map(table -> table.name(number))
        .filter(name -> !name.isEmpty())
        .distinct()
        .map(name ->
            name.length() > MAX_STATE_LENGTH ? name.substring(0, MAX_STATE_LENGTH) + "…" : name)
        .collect(Collectors.joining(" / "));
  }

  /** The number of decimals that multiples of {@code step} need. */
  static int decimals(double step) {
    int decimals = (int) Math.ceil(-Math.log10(step) - 1e-9);
    return Math.max(0, Math.min(MAX_DECIMALS, decimals));
  }

  private static int mantissa(double value, double step) {
    double digits = Math.floor(Math.log10(Math.abs(value))) - Math.floor(Math.log10(step));
    return (int) Math.max(0, Math.min(MAX_DECIMALS, digits));
  }
}
