package topicscope.chart;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The unit that the name of a field tells, such as {@code used_bytes} or {@code latencyMs}; only
 * where a name hardly means anything else.
 */
public final class UnitOfName {
  private record Rule(Pattern name, String unit) {
    Rule(String words, String unit) {
      this(Pattern.compile("(.*[_. ])?(" + words + ")"), unit);
    }
  }

  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
  private static final Pattern SEPARATOR = Pattern.compile("[-/\\s_.]+");

  /** The first that fits counts. */
  private static final List<Rule> RULES =
      List.of(
          new Rule("(bytes?|octets)_(per_s|per_sec|per_second|ps|rate)", "B/s"),
          new Rule("bytes?_(in|out|rx|tx|read|written|sent|received)_per_s(ec|econd)?", "B/s"),
          new Rule("(.*_)?per_(s|sec|second)", "/s"),
          new Rule("percent|percentage|pct", "%"),
          new Rule("(percent|pct)_.*", "%"),
          new Rule("bytes?|octets", "B"),
          new Rule("ms|msec|msecs|millis|milliseconds?", "ms"),
          new Rule("us|usec|usecs|micros|microseconds?", "µs"),
          new Rule("ns|nsec|nanos|nanoseconds?", "ns"),
          new Rule("secs?|seconds?", "s"),
          new Rule("celsius|deg_?c|temp(erature)?_c", "°C"),
          new Rule("fahrenheit|deg_?f|temp(erature)?_f", "°F"),
          new Rule("kelvin", "K"),
          new Rule("volts?|voltage_v", "V"),
          new Rule("amps?|amperes?", "A"),
          new Rule("watts?", "W"),
          new Rule("kwh", "kWh"),
          new Rule("hertz|hz", "Hz"),
          new Rule("rpm", "rpm"),
          new Rule("bpm", "bpm"),
          new Rule("hpa", "hPa"),
          new Rule("ppm", "ppm"));

  private UnitOfName() {}

  /** The unit of a series of that name; empty if the name doesn't tell. */
  public static String of(String series) {
    String path = series.replaceAll("\\{.*", "").replaceAll("\\[\\d+]", "");
    String words =
        SEPARATOR
            .matcher(HUMP.matcher(path).replaceAll("_"))
            .replaceAll("_")
            .toLowerCase(Locale.ROOT);
    return RULES.stream()
        .filter(rule -> rule.name.matcher(words).matches())
        .map(Rule::unit)
        .findFirst()
        .orElse("");
  }
}
