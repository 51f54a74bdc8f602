package topicscope.decode.number;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import topicscope.decode.DecodedRecord;
import topicscope.decode.NumberNotation;

/**
 * Reads a number as people write it, where {@link DecimalReader} refuses: {@code 1.234,5}, {@code 1
 * 234}, {@code 45 %}, {@code $12.50}, {@code 0x1F}, {@code 1m30s}, {@code True}.
 *
 * <p>Which reading of a comma is meant, and which units, is known from the field's other values:
 * see {@link NotationDetector}. Holds the last result, so it belongs to one thread. Allocates only
 * for a value in another unit than the field's.
 */
public final class WrittenNumber {
  private static final int MAX_MARKS = 12;
  private static final int MAX_UNIT = 24;
  private static final byte[] MINUS = "−".getBytes(UTF_8);
  private static final byte[] QUOTE = "’".getBytes(UTF_8);

  private final DecimalReader decimals = new DecimalReader();
  private final byte[] digits = new byte[DecimalReader.MAX_CHARS];
  private final byte[] plain = new byte[DecimalReader.MAX_CHARS + 2];
  private final int[] markAt = new int[MAX_MARKS];
  private final int[] marks = new int[MAX_MARKS];
  private byte[] text = new byte[0];
  private int at;
  private int end;
  private int count;
  private int markCount;
  private int exponentFrom;
  private int exponentTo;
  private boolean negative;
  private boolean whole;
  private boolean typeset;
  private double converted;
  private boolean isConverted;

  private int unitFrom;
  private int unitTo;
  private boolean currency;
  private boolean blankBeforeUnit;

  /**
   * Reads all bytes between the two positions, for {@link #addTo}.
   *
   * @return whether they are a number in that notation, and within the range of a double
   */
  public boolean read(byte[] bytes, int from, int to, NumberNotation notation) {
    if (notation == NumberNotation.NONE) {
      return false;
    }
    isConverted = false;
    if (notation.dimension().equals(NotationDetector.BOOLEAN)) {
      return bool(bytes, from, to);
    }
    if (split(bytes, from, to)
        && assemble(notation.hasDecimalComma())
        && !decimals.isOutOfRange()
        && isIn(notation)) {
      return true;
    }
    boolean duration = notation.dimension().equals(Units.TIME) && duration(bytes, from, to);
    if (duration) {
      converted = notation.ofBase(converted, 1, 1);
      isConverted = true;
    }
    return duration;
  }

  /** Adds the number to a row; exactly if it is an integer without a conversion. */
  public void addTo(DecodedRecord rows, int slot) {
    if (isConverted) {
      rows.number(slot, converted);
    } else {
      decimals.addTo(rows, slot);
    }
  }

  /** The number. */
  double value() {
    return isConverted ? converted : decimals.number();
  }

  /** Whether it is a number in digits, with or without marks and a unit; not yet assembled. */
  boolean split(byte[] bytes, int from, int to) {
    text = bytes;
    at = from;
    end = to;
    trim();
    count = 0;
    markCount = 0;
    exponentTo = 0;
    exponentFrom = 0;
    unitFrom = 0;
    unitTo = 0;
    currency = false;
    blankBeforeUnit = false;
    negative = false;
    whole = false;
    typeset = false;
    boolean signed = sign();
    return based() || ((prefix(signed) && body()) && suffix());
  }

  /**
   * Puts the split number together.
   *
   * @param comma whether a comma is the decimal mark
   * @return false if the marks don't allow that
   */
  boolean assemble(boolean comma) {
    if (whole) {
      return true;
    }
    int decimal = decimalMark(comma);
    if (decimal < 0 || !areGroups(decimal)) {
      return false;
    }
    int length = 0;
    if (negative) {
      plain[length++] = '-';
    }
    for (int i = 0; i < count; i++) {
      if (decimal < markCount && markAt[decimal] == i) {
        plain[length++] = '.';
      }
      plain[length++] = digits[i];
    }
    if (decimal < markCount && markAt[decimal] == count) {
      plain[length++] = '.';
    }
    if (length + exponentTo - exponentFrom > DecimalReader.MAX_CHARS) {
      return false;
    }
    System.arraycopy(text, exponentFrom, plain, length, exponentTo - exponentFrom);
    length += exponentTo - exponentFrom;
    return decimals.readText(plain, 0, length) == length;
  }

  /** How often that mark stands among the digits. */
  int marks(char mark) {
    int found = 0;
    for (int i = 0; i < markCount; i++) {
      found += marks[i] == mark ? 1 : 0;
    }
    return found;
  }

  int markCount() {
    return markCount;
  }

  /** The number of digits before that mark and behind the one before it. */
  int digitsBefore(int mark) {
    return (mark < markCount ? markAt[mark] : count) - (mark == 0 ? 0 : markAt[mark - 1]);
  }

  /** The digits behind the last mark, as a number; before it, if so asked. */
  long part(boolean behind) {
    int split = markCount == 0 ? count : markAt[markCount - 1];
    long part = 0;
    for (int i = behind ? split : 0; i < (behind ? count : split); i++) {
      part = part * 10 + digits[i] - '0';
    }
    return part;
  }

  /** Whether a group behind the first mark begins with a zero: no number of its own does. */
  boolean hasZeroGroup() {
    for (int i = 0; i < markCount; i++) {
      if (digits[Math.min(markAt[i], count - 1)] == '0' && digitsBefore(i + 1) > 1) {
        return true;
      }
    }
    return false;
  }

  /** Whether it has a unit, if anything stands behind the digits. */
  boolean hasUnit() {
    return unitFrom == unitTo
        || (currency ? Units.isCurrency(unit()) : !Units.of(unit()).isEmpty());
  }

  /**
   * Whether these bytes are a number with a unit or in another written form. {@code 5m} is not:
   * spans of time name columns.
   */
  public boolean isQuantity(byte[] bytes, int from, int to) {
    return split(bytes, from, to)
        && hasUnit()
        && (assemble(false) || assemble(true))
        && (markCount > 0 || unitFrom == unitTo || Units.of(unit(), Units.TIME) == null);
  }

  /** The unit or currency as written; empty without one. */
  String unit() {
    return new String(text, unitFrom, unitTo - unitFrom, UTF_8);
  }

  boolean isBlankBeforeUnit() {
    return blankBeforeUnit;
  }

  /** Whether it is written as {@code 0x1F}, or with a minus sign as typeset. */
  boolean isMarked() {
    return whole || typeset;
  }

  /** Whether it is one of the two words of a boolean, which then is 1 or 0. */
  boolean bool(byte[] bytes, int from, int to) {
    int length = to - from;
    boolean yes = length == 4 && isWord(bytes, from, "true");
    boolean no = length == 5 && isWord(bytes, from, "false");
    converted = yes ? 1 : 0;
    isConverted = true;
    return yes || no;
  }

  /**
   * Whether it is a duration of several units, which then is in seconds: {@code 1m30s}, PT1M30S.
   */
  boolean duration(byte[] bytes, int from, int to) {
    text = bytes;
    at = from;
    end = to;
    trim();
    if (at == end || end - at > MAX_UNIT * 2) {
      return false;
    }
    boolean minus = sign() && negative;
    boolean iso = text[at] == 'P';
    at += iso ? 1 : 0;
    double seconds = 0;
    long last = Long.MAX_VALUE;
    int parts = 0;
    for (boolean time = !iso; at < end; parts++) {
      if (iso && text[at] == 'T') {
        time = true;
        at++;
      }
      int behind = decimals.readText(text, at, end);
      int symbol = behind;
      while (behind > at && symbol < end && !isDigit(text[symbol]) && text[symbol] != ' ') {
        symbol++;
      }
      if (behind <= at || symbol == behind) {
        return false;
      }
      String unit = new String(text, behind, symbol - behind, UTF_8);
      Units.Unit size = iso ? isoUnit(unit, time) : Units.of(unit, Units.TIME);
      // In billionths, so that each unit is smaller than the one before it.
      long scale = size == null ? 0 : size.multiplier() * 1_000_000_000 / size.divisor();
      if (size == null || scale >= last) {
        return false;
      }
      last = scale;
      seconds += decimals.number() * size.multiplier() / size.divisor();
      at = skipBlanks(symbol);
    }
    converted = minus ? -seconds : seconds;
    isConverted = true;
    return parts > (iso ? 0 : 1) && Double.isFinite(seconds);
  }

  private static Units.@Nullable Unit isoUnit(String unit, boolean time) {
    return switch (unit) {
      case "W", "D" -> time ? null : Units.of(unit.equals("W") ? "w" : "d", Units.TIME);
      case "H", "M", "S" ->
          time
              ? Units.of(unit.equals("H") ? "h" : unit.equals("M") ? "min" : "s", Units.TIME)
              : null;
      default -> null;
    };
  }

  /** Whether the unit is the notation's, or another one of the same dimension. */
  private boolean isIn(NumberNotation notation) {
    if (unitFrom == unitTo) {
      // 0 needs no unit, and 1.5k may come down to 900.
      return true;
    }
    if (notation.isUnit(text, unitFrom, unitTo)) {
      return true;
    }
    Units.Unit unit = hasUnit() ? Units.of(unit(), notation.dimension()) : null;
    if (unit == null) {
      return false;
    }
    converted = notation.ofBase(decimals.number(), unit.multiplier(), unit.divisor());
    isConverted = true;
    return Double.isFinite(converted);
  }

  private void trim() {
    while (at < end && isSpace(text[at])) {
      at++;
    }
    while (end > at && isSpace(text[end - 1])) {
      end--;
    }
  }

  private boolean sign() {
    if (at < end && (text[at] == '-' || text[at] == '+')) {
      negative = text[at++] == '-';
      return true;
    }
    if (starts(MINUS)) {
      at += MINUS.length;
      negative = true;
      typeset = true;
      return true;
    }
    return false;
  }

  private boolean starts(byte[] bytes) {
    if (at + bytes.length > end) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if (text[at + i] != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /** Reads {@code 0x1F} or {@code 0b101}. */
  private boolean based() {
    if (end - at < 3 || text[at] != '0') {
      return false;
    }
    int bits =
        switch (text[at + 1]) {
          case 'x', 'X' -> 4;
          case 'b', 'B' -> 1;
          default -> 0;
        };
    if (bits == 0 || (end - at - 2) * bits >= Long.SIZE) {
      return false;
    }
    long number = 0;
    for (int i = at + 2; i < end; i++) {
      int digit = Character.digit(text[i], 1 << bits);
      if (digit < 0) {
        return false;
      }
      number = (number << bits) + digit;
    }
    byte[] decimal = Long.toString(negative ? -number : number).getBytes(UTF_8);
    whole = true;
    return decimals.readText(decimal, 0, decimal.length) == decimal.length;
  }

  /** Reads a currency before the digits, and a sign behind it. */
  private boolean prefix(boolean signed) {
    if (at < end && (isDigit(text[at]) || text[at] == '.' || text[at] == ',')) {
      return true;
    }
    int from = at;
    while (at < end
        && !isDigit(text[at])
        && text[at] != '-'
        && text[at] != '.'
        && blankLength() == 0) {
      at++;
    }
    if (at == from || at - from > MAX_UNIT || at == end) {
      return false;
    }
    unitFrom = from;
    unitTo = at;
    currency = true;
    at = skipBlanks(at);
    return signed || sign() || at < end;
  }

  /** Reads digits and the marks among them, and an exponent. */
  private boolean body() {
    while (at < end) {
      byte b = text[at];
      if (isDigit(b)) {
        if (count == digits.length) {
          return false;
        }
        digits[count++] = b;
        at++;
        continue;
      }
      int length = markLength();
      if (length == 0 || (at + length == end && b != '.')) {
        break;
      }
      if (markCount == MAX_MARKS) {
        return false;
      }
      marks[markCount] = length > 1 ? '\'' : b;
      markAt[markCount++] = count;
      at += length;
    }
    return count > 0 && exponent();
  }

  private boolean exponent() {
    exponentFrom = at;
    exponentTo = at;
    if (at < end && (text[at] | 0x20) == 'e') {
      int digit = at + 1 < end && (text[at + 1] == '-' || text[at + 1] == '+') ? at + 2 : at + 1;
      if (digit < end && isDigit(text[digit])) {
        while (digit < end && isDigit(text[digit])) {
          digit++;
        }
        exponentTo = digit;
        at = digit;
      }
    }
    return true;
  }

  private boolean suffix() {
    int from = skipBlanks(at);
    if (from == end) {
      return true;
    }
    if (currency || end - from > MAX_UNIT) {
      return false;
    }
    blankBeforeUnit = from > at;
    unitFrom = from;
    unitTo = end;
    return !isDigit(text[from]);
  }

  /** The length of a mark between digits at this place; 0 if there is none. */
  private int markLength() {
    byte b = text[at];
    if (b == ',' || b == '.' || b == '_' || b == '\'') {
      boolean inside = at + 1 < end && isDigit(text[at + 1]);
      return inside || b == '.' ? 1 : 0;
    }
    int length = starts(QUOTE) ? QUOTE.length : blankLength();
    if (length == 0 || b == '\t') {
      return 0;
    }
    int group = at + length;
    boolean three = true;
    for (int i = group; i < group + 3; i++) {
      three &= i < end && isDigit(text[i]);
    }
    return three && (group + 3 >= end || !isDigit(text[group + 3])) ? length : 0;
  }

  /** The length of a blank, with or without a break: U+00A0, U+2009, U+202F. */
  private int blankLength() {
    return blankLength(at);
  }

  private int blankLength(int place) {
    if (place >= end) {
      return 0;
    }
    int b = text[place];
    if (b == ' ' || b == '\t') {
      return 1;
    }
    if (b == (byte) 0xc2 && place + 1 < end && text[place + 1] == (byte) 0xa0) {
      return 2;
    }
    boolean thin =
        b == (byte) 0xe2
            && place + 2 < end
            && text[place + 1] == (byte) 0x80
            && (text[place + 2] == (byte) 0x89 || text[place + 2] == (byte) 0xaf);
    return thin ? 3 : 0;
  }

  private int skipBlanks(int from) {
    int behind = from;
    for (int length = blankLength(behind); length > 0; length = blankLength(behind)) {
      behind += length;
    }
    return behind;
  }

  /** The index of the decimal mark; {@code markCount} without one, -1 if there is no way. */
  private int decimalMark(boolean comma) {
    int commas = marks(',');
    int points = marks('.');
    if (commas + points == 0) {
      return markCount;
    }
    int last = markCount - 1;
    char mark = comma ? ',' : '.';
    int decimals = comma ? commas : points;
    int others = comma ? points : commas;
    if (decimals > 0) {
      return decimals == 1 && marks[last] == mark ? last : -1;
    }
    boolean group =
        others > 1 || (digitsBefore(markCount) == 3 && digitsBefore(0) <= 3 && digits[0] != '0');
    if (group && marks(',') + marks('.') == markCount) {
      return markCount;
    }
    // A point stays a point although others write a comma: 12.5 among 1.234,5.
    return comma && others == 1 && marks[last] == '.' ? last : -1;
  }

  /** Whether the marks before the decimal one separate groups of three digits. */
  private boolean areGroups(int decimal) {
    for (int i = 0; i < decimal; i++) {
      boolean free = marks[i] == '_';
      if (marks[i] != marks[0] || (!free && digitsBefore(i + 1) != 3)) {
        return false;
      }
    }
    return decimal == 0
        || marks[0] == '_'
        || (digitsBefore(0) > 0 && digitsBefore(0) <= 3 && (digits[0] != '0' || count == 1));
  }

  private static boolean isWord(byte[] bytes, int from, String word) {
    boolean title = bytes[from] < 'a';
    boolean upper = title && bytes[from + 1] < 'a';
    for (int i = 0; i < word.length(); i++) {
      boolean capital = upper || (title && i == 0);
      if (bytes[from + i] != (capital ? word.charAt(i) - 0x20 : word.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r' || b == 0;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
