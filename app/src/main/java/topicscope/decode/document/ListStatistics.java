package topicscope.decode.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import topicscope.decode.time.TimeFieldDetector;

/** What was seen in one list of a document. */
final class ListStatistics {
  /** An object whose texts tell its owner apart. */
  private static final Pattern TAGS =
      Pattern.compile("(?i)tags?|labels?|dimensions?|tagset|metric");

  /** A list of names and values that tell its owner apart. */
  private static final Pattern TAG_LISTS =
      Pattern.compile("(?i)(tag|label|attribute|dimension)s?|properties|tagset");

  private static final List<String> SPARKPLUG_IGNORED =
      List.of("datatype", "is_historical", "is_transient", "is_null");

  private static final Set<String> SENML =
      Set.of("bn", "bt", "bu", "bv", "bs", "bver", "n", "u", "v", "vs", "vb", "vd", "s", "t", "ut");

  private static final Set<String> SENML_VALUES = Set.of("v", "vs", "vb", "vd", "s");

  private static final Pattern MEMBER_NAME = Pattern.compile("(?i)key|name|tag|label|k");
  private static final Pattern MEMBER_VALUE = Pattern.compile("(?i)value|val|v");

  final FieldNode node;
  final List<ValueStatistics> values = new ArrayList<>();
  final DateParts date = new DateParts();

  /** The number of the present element. */
  int number;

  int elements;
  int longest;
  boolean hasObjects;
  boolean hasLists;
  boolean column;
  boolean hasTags;
  boolean isMembers;

  private boolean isNoDate;
  private boolean hasTimeOfDay;
  private List<ValueStatistics> times = List.of();
  private List<ValueStatistics> identities = List.of();

  ListStatistics(FieldNode node) {
    this.node = node;
  }

  void begin(int at) {
    number = at;
    elements++;
    longest = Math.max(longest, at + 1);
    date.begin(at);
  }

  void end(int count) {
    values.forEach(value -> value.endList(count));
    if (count > 0) {
      isNoDate |= !date.isDate();
      hasTimeOfDay = date.hasTimeOfDay();
    }
  }

  /** Whether its elements are objects, or lists of single values. */
  boolean isRecords() {
    return hasObjects || hasLists;
  }

  boolean hasNumbers() {
    return values.stream().anyMatch(value -> value.isValue() && !times.contains(value));
  }

  /** Whether its elements have a time, or what tells them apart. */
  boolean isKeyed() {
    return hasTags || !times.isEmpty() || !identities.isEmpty();
  }

  boolean isSeveralRows() {
    return longest > 1 && isRecords() && isKeyed() && !isMembers;
  }

  /** Whether its elements are times. */
  boolean isTimes() {
    boolean named = ValueStatistics.isTimeName(node);
    return !values.isEmpty() && values.stream().allMatch(value -> value.isTime(named, false));
  }

  /** Whether it is a date and a time as numbers. */
  boolean isDate() {
    boolean whole = values.stream().allMatch(ValueStatistics::isInteger);
    return whole
        && elements > 0
        && !isNoDate
        && (hasTimeOfDay || TimeFieldDetector.isName(node.path));
  }

  /** Finds what tells the elements apart, and their times. */
  void identify() {
    isMembers = hasObjects && TAG_LISTS.matcher(name(node)).matches() && areMembers();
    times =
        values.stream()
            .filter(value -> value.isTime(ValueStatistics.isTimeName(value.node), isFirst(value)))
            .sorted(Comparator.comparingInt(ListStatistics::isOtherTime))
            .toList();
    List<ValueStatistics> named =
        values.stream().filter(value -> !times.contains(value)).filter(this::isIdentity).toList();
    if (named.stream().anyMatch(value -> !value.isUnique())) {
      named = named.stream().filter(value -> !value.isUnique()).toList();
    }
    boolean known = named.stream().anyMatch(ListStatistics::isCertain);
    if (!known) {
      Optional<ValueStatistics> other =
          values.stream()
              .filter(value -> !times.contains(value) && value.isName() && value.isDistinct())
              .findFirst();
      named = other.map(List::of).orElse(List.of());
    }
    List<ValueStatistics> found = named;
    boolean hasOthers =
        values.stream()
            .anyMatch(value -> value.isValue() && !times.contains(value) && !found.contains(value));
    // The only numbers there are are values, however they are named.
    identities = hasOthers ? found : found.stream().filter(ValueStatistics::isText).toList();
  }

  /** Lists that hold names and values only are the members of an object. */
  private boolean areMembers() {
    long names =
        values.stream()
            .filter(value -> isDirect(value) && MEMBER_NAME.matcher(name(value.node)).matches())
            .count();
    return names == 1
        && values.stream()
            .allMatch(value ->
                (MEMBER_NAME.matcher(name(value.node)).matches() && isDirect(value))
                    || isMemberValue(value.node));
  }

  private boolean isMemberValue(FieldNode value) {
    for (FieldNode at = value; at != null && at != node.row; at = at.parent) {
      if (at.parent == node.row && MEMBER_VALUE.matcher(name(at)).matches()) {
        return true;
      }
    }
    return false;
  }

  void declareMembers(DocumentShapes shapes) {
    shapes.put(node.shape, ListKind.MEMBERS);
    shapes.put(node.shape, NodeUse.IDENTITIES);
    for (ValueStatistics value : values) {
      boolean isName = MEMBER_NAME.matcher(name(value.node)).matches() && isDirect(value);
      FieldNode at = value.node;
      while (at.parent != null && at.parent != node.row) {
        at = at.parent;
      }
      shapes.put(at.shape, isName ? NodeUse.MEMBER_NAME : NodeUse.MEMBER_VALUE);
    }
  }

  /**
   * Whether its elements are metrics of Sparkplug B, whose names may stand in an earlier record.
   */
  boolean isSparkplug() {
    FieldNode element = node.row;
    Set<String> names = element == null ? Set.of() : element.memberNames();
    return name(node).equals("metrics")
        && names.contains("datatype")
        && (names.contains("name") || names.contains("alias"));
  }

  void declareSparkplug(DocumentShapes shapes) {
    shapes.put(node.shape, ListKind.ROWS);
    String element = node.shape + "[]";
    shapes.put(FieldNode.shape(element, "name"), NodeUse.IDENTITY);
    shapes.put(FieldNode.shape(element, "alias"), NodeUse.ALIAS);
    shapes.put(FieldNode.shape(element, "timestamp"), NodeUse.ROW_TIME);
    for (String described : SPARKPLUG_IGNORED) {
      shapes.put(FieldNode.shape(element, described), NodeUse.IGNORED);
    }
    shapes.noteNotation(
        "Sparkplug B: an alias stands for the name last seen beside it, of each edge node");
    shapes.noteTimes(node.path + ".timestamp");
  }

  /** Whether it is a pack of SenML (RFC 8428), or the list in one of its drafts. */
  boolean isSenml() {
    Set<String> names = memberNames(node.row);
    return SENML.containsAll(names)
        && names.stream().anyMatch(SENML_VALUES::contains)
        && (names.contains("n") || names.contains("bn"))
        && (isSenmlBase(names) || isSenmlBase(memberNames(node.parent)) || names.contains("u"));
  }

  private static boolean isSenmlBase(Set<String> names) {
    return names.contains("bn") || names.contains("bt");
  }

  private static Set<String> memberNames(@Nullable FieldNode object) {
    return object == null ? Set.of() : object.memberNames();
  }

  void declareSenml(DocumentShapes shapes) {
    shapes.put(node.shape, ListKind.ROWS);
    String element = node.shape + "[]";
    FieldNode around = node.parent;
    for (String owner : around == null ? List.of(element) : List.of(element, around.shape)) {
      shapes.put(FieldNode.shape(owner, "bn"), NodeUse.BASE_NAME);
      shapes.put(FieldNode.shape(owner, "bt"), NodeUse.BASE_TIME);
      shapes.put(FieldNode.shape(owner, "bver"), NodeUse.IGNORED);
      shapes.put(FieldNode.shape(owner, "ver"), NodeUse.IGNORED);
      shapes.put(FieldNode.shape(owner, "bs"), NodeUse.IGNORED);
      shapes.put(FieldNode.shape(owner, "bu"), NodeUse.BASE_UNIT);
      shapes.put(FieldNode.shape(owner, "bv"), NodeUse.BASE_VALUE);
    }
    shapes.put(FieldNode.shape(element, "n"), NodeUse.IDENTITY);
    shapes.put(FieldNode.shape(element, "t"), NodeUse.OFFSET);
    shapes.put(FieldNode.shape(element, "u"), NodeUse.UNIT);
    shapes.put(FieldNode.shape(element, "v"), NodeUse.ABOVE_BASE);
    shapes.put(FieldNode.shape(element, "ut"), NodeUse.IGNORED);
    shapes.noteNotation("SenML: base name, time, value and unit hold for all entries of a pack");
  }

  /** Declares what its elements' fields are for. */
  void declare(DocumentShapes shapes) {
    for (ValueStatistics value : identities) {
      FieldNode parent = value.node.parent;
      if (parent != null && parent != node.row && isTags(parent)) {
        shapes.put(parent.shape, NodeUse.IDENTITIES);
      } else {
        shapes.put(shape(value), NodeUse.IDENTITY);
      }
    }
    for (int i = 0; i < times.size(); i++) {
      shapes.put(shape(times.get(i)), i == 0 ? NodeUse.ROW_TIME : NodeUse.TIME);
    }
    if (!times.isEmpty()) {
      shapes.noteTimes(times.getFirst().node.path);
    }
  }

  void declareColumn(DocumentShapes shapes) {
    if (isTimes()) {
      shapes.put(node.shape, NodeUse.ROW_TIME);
      shapes.noteTimes(node.path);
    }
  }

  private boolean isIdentity(ValueStatistics value) {
    FieldNode parent = value.node.parent;
    if (parent == null) {
      return false;
    }
    if (isTags(parent)) {
      return value.isText();
    }
    boolean nested = !isDirect(value) && !isPlace(value);
    return nested ? value.isName() && value.isNestedIdentity() : value.isNamedIdentity();
  }

  /** Whether a field that is named like an identity is one. */
  private static boolean isCertain(ValueStatistics value) {
    return value.isName() || value.isDistinct();
  }

  private static boolean isTags(FieldNode object) {
    return TAGS.matcher(name(object)).matches();
  }

  private boolean isDirect(ValueStatistics value) {
    return value.node.parent == node.row;
  }

  /** Whether it is a value in a list in this list. */
  private boolean isPlace(ValueStatistics value) {
    return isDirect(value) && value.node.path.endsWith("]");
  }

  private boolean isFirst(ValueStatistics value) {
    return isPlace(value) && value.node.path.endsWith("[0]");
  }

  /** The time of a row is rather {@code time} than {@code startTime}. */
  private static int isOtherTime(ValueStatistics value) {
    return name(value.node).length();
  }

  private static String shape(ValueStatistics value) {
    FieldNode at = value.node;
    FieldNode parent = at.parent;
    return parent != null && at.path.endsWith("]")
        ? parent.shape + at.path.substring(at.path.lastIndexOf('['))
        : at.shape;
  }

  static String name(FieldNode node) {
    return node.path.substring(node.path.lastIndexOf('.') + 1);
  }
}
