package topicscope.chart;

import java.util.List;

/**
 * The unit in which an axis shows values of another unit: large numbers of bytes as GiB, of seconds
 * as hours.
 *
 * @param name the unit as people write it
 * @param size how many of the values' own units it has
 */
public record AxisUnit(String name, double size) {
  private static final double KIB = 1024;
  private static final List<AxisUnit> BYTES =
      List.of(
          new AxisUnit("B", 1),
          new AxisUnit("KiB", KIB),
          new AxisUnit("MiB", KIB * KIB),
          new AxisUnit("GiB", KIB * KIB * KIB),
          new AxisUnit("TiB", KIB * KIB * KIB * KIB),
          new AxisUnit("PiB", KIB * KIB * KIB * KIB * KIB));
  private static final List<AxisUnit> TIMES =
      List.of(
          new AxisUnit("ns", 1e-9),
          new AxisUnit("µs", 1e-6),
          new AxisUnit("ms", 1e-3),
          new AxisUnit("s", 1),
          new AxisUnit("min", 60),
          new AxisUnit("h", 3_600),
          new AxisUnit("d", 86_400));

  /** A unit is used for values of at least so many of it. */
  private static final double ENOUGH = 2;

  /** The unit for values of a unit, of which the largest has that magnitude. */
  public static AxisUnit of(String unit, double largest) {
    if (unit.equals("B") || unit.equals("B/s")) {
      AxisUnit fit = fitting(BYTES, largest);
      return new AxisUnit(fit.name + unit.substring(1), fit.size);
    }
    double own = seconds(unit);
    if (own > 0) {
      AxisUnit fit = fitting(TIMES, largest * own);
      return new AxisUnit(fit.name, fit.size / own);
    }
    return new AxisUnit(unit, 1);
  }

  private static AxisUnit fitting(List<AxisUnit> units, double largest) {
    AxisUnit fit = units.getFirst();
    for (AxisUnit unit : units) {
      if (largest >= unit.size * (unit.size > 1 ? ENOUGH : 1)) {
        fit = unit;
      }
    }
    return fit;
  }

  private static double seconds(String unit) {
    return switch (unit) {
      case "ns" -> 1e-9;
      case "µs", "us" -> 1e-6;
      case "ms" -> 1e-3;
      case "s" -> 1;
      case "min" -> 60;
      case "h" -> 3_600;
      default -> 0;
    };
  }
}
