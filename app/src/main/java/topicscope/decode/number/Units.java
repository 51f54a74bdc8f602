package topicscope.decode.number;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The units that people write behind a number, and currencies before or behind it. A symbol that is
 * in none of these lists is no unit: {@code 12abc} is an id.
 */
final class Units {
  /** Bare prefixes, {@code 1.5k}: the dimension of a number without a unit. */
  static final String NUMBER = "";

  /** The dimension of durations, in seconds. */
  static final String TIME = "s";

  /** The suffixes of literals in programs, {@code 42L}. */
  static final String LITERAL = "literal";

  private static final String SCALED =
      "V A W Hz Pa s g F H J N Ω Ω ohm Ohm Wh Ah VA VAh var varh eV lx lm cd T Bq Sv Gy mol l L"
          + " bar m bit bps Bps cal px flops FLOPS Wp";
  private static final String WHOLE =
      "% ‰ ppm ppb ppt °C ℃ °F ℉ ° C F K degC degF deg rad rpm RPM dB dBm dBi dBV dBu dBA dB(A) dBc"
          + " pH mph kn kt kts knots yd mi nmi ft psi PSI atm mmHg mmH2O inHg kph h min fps rps qps"
          + " tps ops iops IOPS cpm CPM bpm BPM NTU AQI IU U lux Torr MIPS ct pct percent Celsius"
          + " celsius Fahrenheit Kelvin Volt Volts volt volts Watt Watts watt watts Amp Amps amp"
          + " amps";
  private static final String TIMES =
      "ns:1/1000000000 us:1/1000000 µs:1/1000000 μs:1/1000000 usec:1/1000000 ms:1/1000 msec:1/1000"
          + " millis:1/1000 sec:1/1 secs:1/1 second:1/1 seconds:1/1 m:60/1 min:60/1 mins:60/1"
          + " minute:60/1 minutes:60/1 h:3600/1 hr:3600/1 hrs:3600/1 hour:3600/1 hours:3600/1"
          + " d:86400/1 day:86400/1 days:86400/1 w:604800/1 week:604800/1 weeks:604800/1";
  private static final String PREFIXES =
      "n:1/1000000000 µ:1/1000000 μ:1/1000000 u:1/1000000 m:1/1000 k:1000/1 M:1000000/1"
          + " G:1000000000/1 T:1000000000000/1 P:1000000000000000/1";
  private static final String BINARY = "Ki Mi Gi Ti Pi";
  private static final String SYMBOLS = "€ $ £ ¥ ₹ ₽ ₩ ₺ ₿ ₴ ₫ ฿ US$ A$ C$ kr zł";

  /** Letters behind digits that are as often a part of a name: a seat, a room, a hexadecimal id. */
  private static final String LETTERS = "A B C D F G H J K d f";

  private static final Pattern POWER = Pattern.compile("(.*[^\\d²³])(²|³|\\^?[23])");

  /** Asked for once: the platform copies its currencies at every question. */
  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private static final Map<String, List<Unit>> ALL = all();

  /**
   * One meaning of a symbol.
   *
   * @param dimension what it measures, named by its base unit
   * @param multiplier with the divisor, its size in the base unit
   * @param divisor see there
   */
  record Unit(String dimension, long multiplier, long divisor) {}

  private Units() {}

  /** The meanings of a symbol; empty if it is no unit. */
  static List<Unit> of(String symbol) {
    List<Unit> known = symbol.isEmpty() ? List.of() : ALL.get(symbol);
    if (known != null) {
      return known;
    }
    int slash = symbol.indexOf('/');
    if (slash < 0) {
      return isSimple(symbol) ? List.of(new Unit(symbol, 1, 1)) : List.of();
    }
    String above = symbol.substring(0, slash);
    String below = symbol.substring(slash + 1);
    if (!isSimple(above) || !isSimple(below)) {
      return List.of();
    }
    List<Unit> sizes = ALL.getOrDefault(above, List.of(new Unit(above, 1, 1)));
    Unit size = sizes.getFirst();
    return List.of(new Unit(size.dimension + "/" + below, size.multiplier, size.divisor));
  }

  /** The size of a symbol in that dimension; null if it measures something else. */
  static @Nullable Unit of(String symbol, String dimension) {
    for (Unit unit : of(symbol)) {
      if (unit.dimension.equals(dimension)) {
        return unit;
      }
    }
    return null;
  }

  static boolean isCurrency(String symbol) {
    return (" " + SYMBOLS + " ").contains(" " + symbol + " ") || CURRENCIES.contains(symbol);
  }

  /** Whether digits with this behind them may just as well be a name. */
  static boolean isLetter(String symbol) {
    return (" " + LETTERS + " ").contains(" " + symbol + " ");
  }

  private static boolean isSimple(String symbol) {
    var power = POWER.matcher(symbol);
    String base = power.matches() ? power.group(1) : symbol;
    return ALL.containsKey(base) || (power.matches() && List.of("cm", "mm", "dm").contains(base));
  }

  private static Map<String, List<Unit>> all() {
    Map<String, List<Unit>> all = new HashMap<>();
    for (String unit : SCALED.split(" ", -1)) {
      add(all, unit, unit, "1/1");
      for (String prefix : PREFIXES.split(" ", -1)) {
        String[] parts = prefix.split(":", -1);
        add(all, parts[0] + unit, unit, parts[1]);
      }
    }
    for (String unit : WHOLE.split(" ", -1)) {
      add(all, unit, unit, "1/1");
    }
    for (String unit : TIMES.split(" ", -1)) {
      String[] parts = unit.split(":", -1);
      add(all, parts[0], TIME, parts[1]);
    }
    for (String unit :
        "hPa:Pa:100/1 cm:m:1/100 dm:m:1/10 cl:l:1/100 dl:l:1/10 mbar:bar:1/1000".split(" ", -1)) {
      String[] parts = unit.split(":", -1);
      add(all, parts[0], parts[1], parts[2]);
    }
    for (String bytes : List.of("B", "byte", "bytes", "Byte", "Bytes", "o")) {
      add(all, bytes, "B", "1/1");
    }
    for (String prefix : PREFIXES.split(" ", -1)) {
      String[] parts = prefix.split(":", -1);
      String name = parts[0];
      if (parts[1].endsWith("/1")) {
        add(all, name + "B", "B", parts[1]);
        add(all, name + "b", "bit", parts[1]);
        add(all, name, NUMBER, parts[1]);
      }
    }
    add(all, "KB", "B", "1000/1");
    add(all, "Kb", "bit", "1000/1");
    add(all, "Kbps", "bps", "1000/1");
    add(all, "K", NUMBER, "1000/1");
    long size = 1;
    for (String prefix : BINARY.split(" ", -1)) {
      size *= 1024;
      add(all, prefix + "B", "B", size + "/1");
      add(all, prefix, NUMBER, size + "/1");
    }
    for (String unit : List.copyOf(all.keySet())) {
      // People write khz, kwh and db.
      String lower = unit.toLowerCase(Locale.ROOT);
      if (unit.length() > 1
          && !all.containsKey(lower)
          && lower.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
        all.put(lower, List.of(new Unit(lower, 1, 1)));
      }
    }
    for (String symbol : SYMBOLS.split(" ", -1)) {
      add(all, symbol, symbol, "1/1");
    }
    for (String currency : CURRENCIES) {
      all.putIfAbsent(currency, List.of(new Unit(currency, 1, 1)));
    }
    for (String suffix : List.of("L", "d", "D", "f", "F", "l", "m", "n")) {
      add(all, suffix, LITERAL, "1/1");
    }
    return all;
  }

  private static void add(
      Map<String, List<Unit>> all, String symbol, String dimension, String size) {
    int slash = size.indexOf('/');
    Unit unit =
        new Unit(
            dimension,
            Long.parseLong(size.substring(0, slash)),
            Long.parseLong(size.substring(slash + 1)));
    List<Unit> more = new ArrayList<>(all.getOrDefault(symbol, List.of()));
    if (more.stream().noneMatch(known -> known.dimension.equals(dimension))) {
      more.add(unit);
      all.put(symbol, List.copyOf(more));
    }
  }
}
