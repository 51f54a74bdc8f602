package topicscope.decode.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import topicscope.decode.number.DecimalReader;
import topicscope.decode.time.IsoTime;
import topicscope.decode.time.TimeFieldDetector;

/** What was seen of one field of a list's elements. */
final class ValueStatistics {
  private static final int MAX_DISTINCT = 4_096;
  private static final int MAX_NAME_LENGTH = 64;
  private static final double MIN_MILLISECONDS = 1e11;

  /** Fields that name a thing, or number things of one kind. */
  private static final Pattern NAMES =
      Pattern.compile(
          "(.*[^a-z])?(id|uid|uuid|guid|name|key|n|metric|measurement|host|hostname|device|sensor"
              + "|channel|chan|ch|tag|symbol|ticker|instrument|node|server|service|instance|job|pod"
              + "|namespace|container|core|cpu|gpu|disk|drive|mount|interface|iface|zone|room"
              + "|station|sku|signal|variable|parameter|param|field|point|address|addr|mac|ip|port"
              + "|alias|serial|label|phase|axis|slot|register|partition|topic|index)");

  private static final Pattern NESTED = Pattern.compile("id|name|key");
  private static final Pattern TIME = Pattern.compile("t|.*(time|date|timestamp).*");
  private static final Pattern UNIQUE =
      Pattern.compile("[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}|[0-9a-fA-F]{24,64}");

  final FieldNode node;
  private final String word;
  private final DecimalReader decimals = new DecimalReader();
  private final IsoTime iso = new IsoTime();
  private final Set<Object> inList = new HashSet<>();

  private int count;
  private int integers;
  private int texts;
  private int quoted;
  private int unique;
  private int longTexts;

  /** Dates of this century, and those of them that can be no number of seconds. */
  private int dates;

  private int largeDates;
  private int isoTimes;
  private int times;
  private boolean descends;
  private double last = Double.NEGATIVE_INFINITY;
  private boolean repeats;
  private boolean isSeveral;
  private int seenInList;

  ValueStatistics(FieldNode node) {
    this.node = node;
    word = word(node);
  }

  private static String word(FieldNode node) {
    return ListStatistics.name(node).replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  void integer(long value) {
    integers++;
    take(value);
    date((double) value);
  }

  void number(double value) {
    take(value);
    date(value);
  }

  void time() {
    times++;
    take("");
  }

  void text(String value) {
    byte[] bytes = value.getBytes(UTF_8);
    texts++;
    take(value);
    if (bytes.length > 0 && decimals.readText(bytes, 0, bytes.length) == bytes.length) {
      quoted++;
      date(decimals.number());
    } else if (iso.read(bytes, 0, bytes.length)) {
      isoTimes++;
    }
    longTexts += value.isEmpty() || value.length() > MAX_NAME_LENGTH ? 1 : 0;
    unique += UNIQUE.matcher(value).matches() ? 1 : 0;
  }

  private void take(Object value) {
    count++;
    seenInList++;
    if (inList.size() < MAX_DISTINCT) {
      repeats |= !inList.add(value);
    }
  }

  private void date(double value) {
    descends |= value <= last;
    last = value;
    boolean plausible = TimeFieldDetector.isPlausible(value);
    dates += plausible ? 1 : 0;
    largeDates += plausible && Math.abs(value) >= MIN_MILLISECONDS ? 1 : 0;
  }

  /** Ends a list of so many elements. */
  void endList(int elements) {
    isSeveral |= elements > 1 && seenInList > 1;
    seenInList = 0;
    last = Double.NEGATIVE_INFINITY;
    inList.clear();
  }

  /** Whether it holds numbers that may be drawn. */
  boolean isValue() {
    return texts < count || quoted > 0;
  }

  boolean isText() {
    return texts == count;
  }

  boolean isInteger() {
    return integers == count;
  }

  /**
   * Whether all values are times.
   *
   * @param named whether its name says so
   * @param first whether it comes first in lists, where seconds in order are taken for times
   */
  boolean isTime(boolean named, boolean first) {
    if (count == times || count == isoTimes) {
      return true;
    }
    boolean bare = node.path.endsWith("]");
    return dates == count
        && (named || (bare && largeDates == count) || (first && !descends && count > 1));
  }

  static boolean isTimeName(FieldNode node) {
    return TimeFieldDetector.isName(node.path) || TIME.matcher(word(node)).matches();
  }

  /** Whether it is named like what tells things apart. */
  boolean isNamedIdentity() {
    return (isText() ? longTexts < count : isInteger()) && NAMES.matcher(word).matches();
  }

  boolean isNestedIdentity() {
    return NESTED.matcher(word).matches();
  }

  /** Whether it is a short text and no number in quotes. */
  boolean isName() {
    return isText() && quoted < count && longTexts == 0 && isoTimes == 0;
  }

  /** Whether it was different in all elements of each list. */
  boolean isDistinct() {
    return !repeats && isSeveral;
  }

  /** Whether its values are unique in the world, such as the id of an event. */
  boolean isUnique() {
    return unique == count;
  }
}
