package topicscope.decode.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the lists of one document and decides how their elements are read. Elements that have a
 * time, or a name or an id that tells them apart, are rows; others are named by their place.
 */
final class ShapeSurvey {
  /** The member of Kafka Connect's envelope that holds the record. */
  static final String PAYLOAD = "payload";

  private static final String SCHEMA = "schema";
  private static final int MAX_NODES = 10_000;

  /** Lists of more numbers are not drawn by place. */
  private static final int MAX_PLACES = 64;

  /** Places in a list whose values are looked at. */
  private static final int MAX_LOOKED_AT = 16;

  private static final Set<String> CANAL = Set.of("sqlType", "mysqlType");
  private static final Set<String> CLOUD_EVENT = Set.of("specversion", "data_base64");

  /** Base64 that is no number. */
  private static final Pattern BASE64 =
      Pattern.compile(
          "(?=.*[A-Za-z+/=])([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?");

  private final FieldNode root = FieldNode.root();
  private final FieldNode beyond = FieldNode.root();
  private final Map<FieldNode, ListStatistics> lists = new LinkedHashMap<>();
  private final Map<FieldNode, ValueStatistics> values = new LinkedHashMap<>();
  private final List<FieldNode> documents = new ArrayList<>();

  /** Texts that may be the digits of a decimal, by the object around them. */
  private final Map<FieldNode, String> digits = new LinkedHashMap<>();

  private boolean isMongo;
  private int nodes;

  FieldNode root() {
    return root;
  }

  FieldNode member(FieldNode parent, String name) {
    if (parent == beyond) {
      return beyond;
    }
    if (parent.isRow()) {
      list(parent).ifPresent(list -> list.hasObjects = true);
    }
    FieldNode known = parent.member(name);
    if (known != null) {
      return known;
    }
    isMongo |= name.startsWith("$number") || name.equals("$date");
    return ++nodes > MAX_NODES ? beyond : parent.addMember(name);
  }

  FieldNode element(FieldNode list, int number) {
    FieldNode row = list.row;
    if (list == beyond || (row == null && ++nodes > MAX_NODES)) {
      return beyond;
    }
    if (list.isRow()) {
      list(list).ifPresent(outer -> outer.hasLists = true);
    }
    lists.computeIfAbsent(list, ListStatistics::new).begin(number);
    return row == null ? list.addRow() : row;
  }

  void endList(FieldNode list, int count) {
    ListStatistics statistics = lists.get(list);
    if (statistics != null) {
      statistics.end(count);
    }
  }

  void integer(FieldNode node, long value) {
    statistics(node).ifPresent(one -> one.integer(value));
    if (node.isRow()) {
      list(node).ifPresent(list -> list.date.add(value));
    }
  }

  void number(FieldNode node, double value) {
    statistics(node).ifPresent(one -> one.number(value));
  }

  void time(FieldNode node) {
    statistics(node).ifPresent(ValueStatistics::time);
  }

  /** Takes a text that holds a document, which was read. */
  void document(FieldNode node) {
    documents.add(node);
  }

  void text(FieldNode node, String value) {
    FieldNode parent = node.parent;
    if (parent != null && node == parent.member("value")) {
      digits.put(parent, value);
    }
    statistics(node).ifPresent(one -> one.text(value));
  }

  /** Decides how lists are read that are not decided yet. */
  void decide(DocumentShapes shapes) {
    envelopes(shapes);
    List<ListStatistics> all = new ArrayList<>(lists.values());
    all.removeIf(list -> isDescription(list.node, shapes));
    // Inner lists first: they decide on lists that hold nothing else.
    Collections.reverse(all);
    for (ListStatistics list : all) {
      list.identify();
      if (list.isMembers) {
        Optional.ofNullable(enclosing(list.node)).ifPresent(outer -> outer.hasTags = true);
      }
    }
    boolean several =
        root.member(FieldTree.OTLP) != null || all.stream().anyMatch(ListStatistics::isSeveralRows);
    all.forEach(this::columns);
    for (ListStatistics list : all) {
      String shape = list.node.shape;
      boolean grown = shapes.isSingle(shape) && list.longest > 1;
      if (grown || shapes.list(shape) == ListKind.UNKNOWN) {
        decide(list, several, shapes);
      }
    }
  }

  /** Finds what is wrapped around the data, or describes them. */
  private void envelopes(DocumentShapes shapes) {
    for (FieldNode document : documents) {
      if (!shapes.use(document.shape).isDocument()) {
        shapes.put(document.shape, NodeUse.DOCUMENT);
      }
      shapes.noteNotation("JSON that stands in a text is read: " + shown(document));
    }
    digits.forEach((node, text) -> decideDecimal(node, text, shapes));
    if (isMongo) {
      shapes.noteNotation("MongoDB's extended JSON: $numberLong and the like are numbers");
    }
    FieldNode schema = root.member(SCHEMA);
    if (schema != null && root.member(PAYLOAD) != null && isSchema(schema)) {
      shapes.put(schema.shape, NodeUse.SCHEMA);
      String payload = FieldNode.shape("", PAYLOAD);
      boolean text = shapes.use(payload).isDocument();
      shapes.put(payload, text ? NodeUse.WRAPPED_DOCUMENT : NodeUse.WRAPPER);
      shapes.noteNotation("Kafka Connect's JSON with a schema: the payload is shown");
    }
    if (root.memberNames().containsAll(CANAL)) {
      CANAL.forEach(name -> shapes.put(FieldNode.shape("", name), NodeUse.IGNORED));
    }
    if (root.memberNames().containsAll(CLOUD_EVENT)) {
      shapes.put(FieldNode.shape("", "data_base64"), NodeUse.BASE64);
    }
  }

  /** Decides once whether an object with a scale and a value is a decimal. */
  private static void decideDecimal(FieldNode node, String text, DocumentShapes shapes) {
    String scale = FieldNode.shape(node.shape, "scale");
    if (node.member("scale") == null || shapes.isDecided(scale)) {
      return;
    }
    boolean decimal = node.memberNames().size() == 2 && BASE64.matcher(text).matches();
    shapes.put(scale, decimal ? NodeUse.SCALE : NodeUse.VALUE);
    if (decimal) {
      shapes.put(FieldNode.shape(node.shape, "value"), NodeUse.UNSCALED);
    }
  }

  private boolean isSchema(FieldNode schema) {
    Set<String> names = schema.memberNames();
    return (names.contains("type") && names.contains("optional"))
        || (names.isEmpty() && root.memberNames().size() == 2);
  }

  /** Whether a list belongs to what describes the data. */
  private static boolean isDescription(FieldNode list, DocumentShapes shapes) {
    for (FieldNode at = list; at != null; at = at.parent) {
      NodeUse use = shapes.use(at.shape);
      if (use == NodeUse.SCHEMA || use == NodeUse.IGNORED) {
        return true;
      }
    }
    return false;
  }

  private static String shown(FieldNode node) {
    return node.path.isEmpty() ? "the record" : node.path;
  }

  private void decide(ListStatistics list, boolean several, DocumentShapes shapes) {
    FieldNode node = list.node;
    if (list.isMembers) {
      list.declareMembers(shapes);
    } else if (list.isSparkplug()) {
      list.declareSparkplug(shapes);
    } else if (list.isSenml()) {
      list.declareSenml(shapes);
    } else if (list.column) {
      shapes.put(node.shape, ListKind.COLUMN);
      list.declareColumn(shapes);
    } else if (!list.isRecords()) {
      decidePlain(list, shapes);
    } else if (list.isKeyed() ? several : several && holdsOnlyRows(list, shapes)) {
      shapes.put(node.shape, ListKind.ROWS);
      list.declare(shapes);
    } else if (list.longest < 2) {
      shapes.putSingle(node.shape);
    } else {
      shapes.put(node.shape, ListKind.PLACES);
      if (list.hasNumbers() && !node.isRow()) {
        shapes.notePlaces(node.path);
      }
    }
  }

  private static void decidePlain(ListStatistics list, DocumentShapes shapes) {
    FieldNode node = list.node;
    if (list.isDate()) {
      shapes.put(node.shape, ListKind.DATE);
    } else if (list.longest > MAX_PLACES && list.hasNumbers()) {
      shapes.put(node.shape, ListKind.SAMPLES);
      shapes.noteSamples(node.path, list.longest);
    } else {
      shapes.put(node.shape, ListKind.PLACES);
    }
  }

  /** Whether a list has no numbers but those in rows inside it. */
  private boolean holdsOnlyRows(ListStatistics list, DocumentShapes shapes) {
    return !list.hasNumbers()
        && lists.values().stream()
            .anyMatch(inner ->
                shapes.list(inner.node.shape) == ListKind.ROWS && isInside(inner.node, list.node));
  }

  private static boolean isInside(FieldNode node, FieldNode outer) {
    for (FieldNode at = node.parent; at != null; at = at.parent) {
      if (at == outer) {
        return true;
      }
    }
    return false;
  }

  /** Lists of equal length in one object are columns, if one of them holds times. */
  private void columns(ListStatistics list) {
    FieldNode owner = list.node.parent;
    if (owner == null || list.isRecords() || list.longest < 2 || !list.isTimes()) {
      return;
    }
    List<ListStatistics> beside =
        lists.values().stream()
            .filter(other -> other.node.parent == owner && !other.isRecords())
            .filter(other -> other.longest == list.longest && other.elements == list.elements)
            .toList();
    if (beside.size() > 1) {
      beside.forEach(one -> one.column = true);
    }
  }

  private Optional<ListStatistics> list(FieldNode row) {
    return Optional.ofNullable(row.parent).map(lists::get);
  }

  /**
   * The statistics of a value in a list; a plain element has its own for each of the first places.
   */
  private Optional<ValueStatistics> statistics(FieldNode node) {
    FieldNode of = node.isRow() ? place(node) : node;
    ListStatistics owner = owner(of);
    if (of == beyond || owner == null) {
      return Optional.empty();
    }
    return Optional.of(
        values.computeIfAbsent(
            of,
            key -> {
              ValueStatistics added = new ValueStatistics(key);
              owner.values.add(added);
              return added;
            }));
  }

  private FieldNode place(FieldNode row) {
    FieldNode list = row.parent;
    ListStatistics statistics = list == null ? null : lists.get(list);
    if (list == null || statistics == null) {
      return beyond;
    }
    int number = Math.min(statistics.number, MAX_LOOKED_AT);
    while (list.elementCount() <= number) {
      list.addElement();
    }
    return list.element(number);
  }

  /** The list whose elements the node belongs to; that of a pair's value is the list of pairs. */
  private @Nullable ListStatistics owner(FieldNode node) {
    FieldNode parent = node.parent;
    if (parent == null || !lists.containsKey(parent) || node.isRow()) {
      return enclosing(node);
    }
    return parent.isRow() ? enclosing(parent) : lists.get(parent);
  }

  private @Nullable ListStatistics enclosing(FieldNode node) {
    for (FieldNode at = node; at != null; at = at.parent) {
      if (at.isRow() && at.parent != null) {
        return lists.get(at.parent);
      }
    }
    return null;
  }
}
