package topicscope.decode.number;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import topicscope.decode.NumberNotation;

/**
 * Detects how the numbers of one text field are written, from its values in their order.
 *
 * <p>A notation is one only if nearly all values with a digit have it, in units of one dimension: a
 * seat {@code 12A}, a version or an address is no number.
 */
public final class NotationDetector {
  /** The dimension of {@code True} and {@code FALSE}; in small letters they are JSON. */
  static final String BOOLEAN = "boolean";

  private static final double NEARLY = 0.9;
  private static final double MIN_SHARE = 0.5;
  private static final int MAX_DISTINCT = 1_000;

  /** So many different numbers with one letter behind them are no coincidence. */
  private static final int ENOUGH = 3;

  private final WrittenNumber number = new WrittenNumber();
  private final DecimalReader decimals = new DecimalReader();
  private final Map<String, Integer> dimensions = new HashMap<>();
  private final Map<String, Set<String>> symbols = new HashMap<>();
  private final Set<String> distinct = new HashSet<>();
  private final CommaEvidence commas = new CommaEvidence();
  private int total;
  private int digits;
  private int plain;
  private int special;
  private int booleans;
  private int durations;
  private int pointed;
  private int commaOnly;
  private int pointOnly;
  private int either;
  private boolean capitals;
  private boolean strong;
  private String example = "";

  /**
   * What was found.
   *
   * @param notation the notation
   * @param example a value in it
   * @param marks whether there are commas or blanks that may as well separate columns
   * @param certain whether the values rule out that reading
   * @param ambiguous whether every comma may be a decimal mark or separate thousands
   */
  public record Detected(
      NumberNotation notation, String example, boolean marks, boolean certain, boolean ambiguous) {}

  /** Takes a value that is a plain number. */
  public void addPlain() {
    total++;
    digits++;
    plain++;
    commas.addPlain();
  }

  /** Takes a value. */
  public void add(byte[] bytes, int from, int to) {
    if (from == to || MissingWords.isOne(bytes, from, to)) {
      return;
    }
    if (decimals.readText(bytes, from, to) == to && !decimals.isOutOfRange()) {
      addPlain();
      return;
    }
    total++;
    if (number.bool(bytes, from, to)) {
      booleans++;
      capitals |= bytes[from] < 'a';
      return;
    }
    if (!hasDigit(bytes, from, to)) {
      return;
    }
    digits++;
    if (number.split(bytes, from, to) && number.hasUnit()) {
      addSplit(bytes, from, to);
    } else if (number.duration(bytes, from, to)) {
      durations++;
      vote(Units.TIME, "");
      keep(bytes, from, to);
      strong = true;
    }
  }

  /** The notation; empty if the field is text, or its numbers are all plain. */
  public Optional<Detected> detected() {
    if (total == 0) {
      return Optional.empty();
    }
    if (booleans == total && capitals) {
      return Optional.of(
          new Detected(new NumberNotation(false, BOOLEAN, "", 1, 1), "true", false, true, false));
    }
    String dimension = dimension();
    int voted = dimensions.getOrDefault(dimension, 0);
    boolean unitless = dimension.equals(Units.NUMBER);
    int forms = plain + special + (commaOnly > 0 ? pointed : 0) + voted;
    boolean isNumber =
        special + voted > 0
            && (commaOnly == 0 || pointOnly == 0)
            && forms >= NEARLY * digits
            && forms >= MIN_SHARE * total
            && (unitless || voted >= MIN_SHARE * forms)
            && (strong || distinct.size() >= ENOUGH);
    if (!isNumber) {
      return Optional.empty();
    }
    boolean comma = commaOnly > 0 || (pointOnly == 0 && either > 0 && commas.isDecimal());
    boolean marks = commas.isSeen();
    return Optional.of(
        new Detected(
            notation(comma, dimension),
            example,
            marks,
            !marks || commas.isNumber(comma),
            commaOnly + pointOnly == 0 && either > 0));
  }

  private void addSplit(byte[] bytes, int from, int to) {
    boolean point = number.assemble(false);
    boolean comma = number.assemble(true);
    if (!point && !comma) {
      return;
    }
    String unit = number.unit();
    Units.of(unit).forEach(meaning -> vote(meaning.dimension(), unit));
    if (number.marks(',') == 0 && number.marks('.') > 1) {
      // An address or a version, unless others write 1.234.567,8.
      pointed++;
      return;
    }
    boolean marked = number.marks(',') > 0;
    commaOnly += marked && !point ? 1 : 0;
    pointOnly += marked && !comma ? 1 : 0;
    either += marked && point && comma ? 1 : 0;
    if (unit.isEmpty()) {
      special++;
      commas.add(number);
    }
    strong |=
        number.markCount() > 0
            || number.isBlankBeforeUnit()
            || unit.isEmpty()
            || !Units.isLetter(unit);
    keep(bytes, from, to);
  }

  private void vote(String dimension, String symbol) {
    dimensions.merge(dimension, 1, Integer::sum);
    symbols.computeIfAbsent(dimension, key -> new HashSet<>()).add(symbol);
  }

  private void keep(byte[] bytes, int from, int to) {
    String value = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    if (example.isEmpty()) {
      example = value;
    }
    if (distinct.size() < MAX_DISTINCT) {
      distinct.add(value);
    }
  }

  /** What nearly all units measure: 5m is 5 metres, but minutes among 30s and 2h. */
  private String dimension() {
    String best = Units.NUMBER;
    int max = 0;
    for (Map.Entry<String, Integer> entry : dimensions.entrySet()) {
      int votes = entry.getValue() * 2 + (isFirstOf(entry.getKey()) ? 1 : 0);
      if (votes > max) {
        max = votes;
        best = entry.getKey();
      }
    }
    return best;
  }

  /** Whether it is the first meaning of all its symbols. */
  private boolean isFirstOf(String dimension) {
    return symbols.getOrDefault(dimension, Set.of()).stream()
        .allMatch(symbol ->
            symbol.isEmpty() || Units.of(symbol).getFirst().dimension().equals(dimension));
  }

  /** In the unit that all values have, or the base unit. */
  private NumberNotation notation(boolean comma, String dimension) {
    Set<String> used = symbols.getOrDefault(dimension, Set.of());
    boolean base = dimension.equals(Units.NUMBER) || dimension.equals(Units.LITERAL);
    if (base) {
      return new NumberNotation(comma, dimension, "", 1, 1);
    }
    String symbol = used.size() == 1 && durations == 0 ? used.iterator().next() : dimension;
    Units.Unit unit = Units.of(symbol, dimension);
    return unit == null
        ? new NumberNotation(comma, dimension, symbol, 1, 1)
        : new NumberNotation(comma, dimension, symbol, unit.multiplier(), unit.divisor());
  }

  private static boolean hasDigit(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] >= '0' && bytes[i] <= '9') {
        return true;
      }
    }
    return false;
  }
}
