package topicscope.transform;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads names, words, numbers and times from a line of text, from left to right. It throws a {@link
 * SyntaxException} that points at what it can't read. Owned by one thread.
 */
public final class ExpressionReader {
  private static final Pattern BARE = Pattern.compile("[^\\s\"(),<>=]+");
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");
  private static final Pattern SIGNAL = Pattern.compile("@([a-z]+)(?=[({\\s,)<>=]|$)");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.(?!\\.)\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
  private static final Pattern UNIT = Pattern.compile("(ms|s|min|m|h)(?![A-Za-z])");
  private static final long LONGEST_MS = 86_400_000;

  private final String text;
  private int position;

  /** Starts at the beginning of the text. */
  public ExpressionReader(String text) {
    this.text = text.replaceAll("\\s", " ");
    skipSpace();
  }

  /** Whether the whole text has been read. */
  public boolean atEnd() {
    return position == text.length();
  }

  /** The present position, for {@link #backTo(int)}. */
  public int position() {
    return position;
  }

  /** Returns to a position that {@link #position()} gave. */
  public void backTo(int place) {
    position = place;
  }

  /** Takes these characters if they come next. */
  public boolean take(String token) {
    boolean found = text.startsWith(token, position);
    if (found) {
      advance(token.length());
    }
    return found;
  }

  /** Takes this whole word if it comes next. */
  public boolean takeWord(String word) {
    Matcher matcher = at(WORD);
    boolean found = matcher.lookingAt() && matcher.group().equalsIgnoreCase(word);
    if (found) {
      advance(word.length());
    }
    return found;
  }

  /** Takes these characters; they must come next. */
  public void expect(String token) {
    if (!take(token)) {
      throw mistake("'" + token + "' is expected here");
    }
  }

  /** Takes a name: up to the next space, comma, bracket or sign, or anything in quotation marks. */
  public String name() {
    if (take("\"")) {
      return quoted();
    }
    if (isSignal()) {
      return TopicSignal.parse(this).text();
    }
    Matcher matcher = at(BARE);
    if (!matcher.lookingAt()) {
      throw mistake("the name of a series is expected here");
    }
    advance(matcher.end() - position);
    return matcher.group();
  }

  /** Whether a series about the topic comes next, such as {@code @lag(billing)}. */
  public boolean isSignal() {
    Matcher matcher = at(SIGNAL);
    return matcher.lookingAt() && TopicSignal.kind(matcher.group(1)).isPresent();
  }

  /** Takes the word that names a series about the topic, if one comes next. */
  Optional<String> signalWord() {
    Matcher matcher = at(SIGNAL);
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    String word = matcher.group(1);
    advance(matcher.end() - position);
    return Optional.of(word);
  }

  /** Whether a quoted name comes next. */
  public boolean isQuoted() {
    return text.startsWith("\"", position);
  }

  /** Takes a finite number. */
  public double number() {
    Matcher matcher = at(NUMBER);
    if (!matcher.lookingAt()) {
      throw mistake("a number is expected here");
    }
    double value = Double.parseDouble(matcher.group());
    if (!Double.isFinite(value)) {
      throw mistake("this number is too large");
    }
    advance(matcher.end() - position);
    return value;
  }

  /** Whether a number with a unit of time comes next. */
  public boolean isTime() {
    Matcher number = at(NUMBER);
    return number.lookingAt() && UNIT.matcher(text).region(number.end(), text.length()).lookingAt();
  }

  /** Takes a duration from 1 ms to a day, in ms. */
  public long time() {
    int start = position;
    if (!isTime()) {
      throw mistake("a time such as 500ms, 10s, 5min or 1h is expected here");
    }
    Matcher number = at(NUMBER);
    number.lookingAt();
    Matcher unit = UNIT.matcher(text).region(number.end(), text.length());
    unit.lookingAt();
    double ms = Double.parseDouble(number.group()) * factor(unit.group());
    if (!(ms >= 1 && ms <= LONGEST_MS)) {
      throw new SyntaxException("a time from 1ms to 24h is expected here", text, start);
    }
    position = unit.end();
    skipSpace();
    return Math.round(ms);
  }

  /** An error at the present position. */
  public SyntaxException mistake(String problem) {
    return new SyntaxException(problem, text, position);
  }

  /** An error at another position. */
  public SyntaxException mistakeAt(int place, String problem) {
    return new SyntaxException(problem, text, place);
  }

  /** Throws if some text is left. */
  public void expectEnd() {
    if (!atEnd()) {
      throw mistake("this is not understood");
    }
  }

  /** A name in the form that {@link #name()} reads. */
  public static String quote(String name) {
    ExpressionReader reader = new ExpressionReader(name);
    boolean signal = reader.isSignal();
    boolean bare = BARE.matcher(name).matches() && !name.contains("*") && !signal;
    return bare || (signal && isSignal(name))
        ? name
        : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static boolean isSignal(String name) {
    try {
      ExpressionReader reader = new ExpressionReader(name);
      return TopicSignal.parse(reader).text().equals(name) && reader.atEnd();
    } catch (SyntaxException e) {
      return false;
    }
  }

  /** A duration in the form that {@link #time()} reads. */
  public static String timeText(long ms) {
    if (ms % 3_600_000 == 0) {
      return ms / 3_600_000 + "h";
    }
    if (ms % 60_000 == 0) {
      return ms / 60_000 + "min";
    }
    return ms % 1_000 == 0 ? ms / 1_000 + "s" : ms + "ms";
  }

  private String quoted() {
    StringBuilder name = new StringBuilder();
    int start = position;
    while (position < text.length() && text.charAt(position) != '"') {
      boolean escaped = text.charAt(position) == '\\' && position + 1 < text.length();
      position += escaped ? 1 : 0;
      name.append(text.charAt(position++));
    }
    if (atEnd()) {
      throw new SyntaxException("the closing quotation mark is missing", text, start - 1);
    }
    advance(1);
    return name.toString();
  }

  private Matcher at(Pattern pattern) {
    return pattern.matcher(text).region(position, text.length());
  }

  private void advance(int length) {
    position += length;
    skipSpace();
  }

  private void skipSpace() {
    while (position < text.length() && text.charAt(position) == ' ') {
      position++;
    }
  }

  private static double factor(String unit) {
    return switch (unit) {
      case "ms" -> 1;
      case "s" -> 1_000;
      case "h" -> 3_600_000;
      default -> 60_000;
    };
  }
}
