package topicscope.decode.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import topicscope.decode.FieldRole;
import topicscope.decode.FieldTable;
import topicscope.decode.RecordFields;

/**
 * All fields seen in a topic's documents. Bounded: beyond too many fields or too long a path, all
 * others share one node, {@link #isBeyond}, whose numbers are counted and left out.
 */
final class FieldTree {
  private static final int MAX_NODES = 10_000;
  private static final int MAX_PATH_LENGTH = 512;

  /** The member of the root that OTLP's metrics have. */
  static final String OTLP = "resourceMetrics";

  /** Integers of 64 bits, which OTLP writes in quotes as Protobuf's JSON does. */
  private static final Set<String> OTLP_INTEGERS =
      Set.of("asInt", "count", "zeroCount", "bucketCounts");

  /** Members of OTLP that describe the data. */
  private static final Set<String> OTLP_IGNORED =
      Set.of("aggregationTemporality", "isMonotonic", "flags", "droppedAttributesCount", "unit");

  /** MongoDB's extended JSON: an object with such a member is a number. */
  private static final Set<String> MONGO_NUMBERS =
      Set.of("$numberInt", "$numberLong", "$numberDouble", "$numberDecimal");

  /** MongoDB's extended JSON: an object with this member is a time. */
  private static final String MONGO_DATE = "$date";

  private static final int MAX_SCHEMAS = 8;

  private final RecordFields fields;
  private final DocumentShapes shapes;
  private ConnectSchema schema;
  private FieldNode root = FieldNode.root();
  private final FieldNode beyond = FieldNode.root();

  /** The names of numeric fields, by path and place. */
  private final Map<String, String> names = new HashMap<>();

  /** How many fields have a path. */
  private final Map<String, Integer> taken = new HashMap<>();

  private int version;
  private int nodes;
  private long rows;
  private long row;

  FieldTree(RecordFields fields, DocumentShapes shapes) {
    this.fields = fields;
    this.shapes = shapes;
    schema = shapes.schema();
    beyond.slot = FieldTable.NONE;
    beyond.textSlot = FieldTable.NONE;
  }

  FieldNode root() {
    return root;
  }

  FieldNode beyond() {
    return beyond;
  }

  boolean isBeyond(FieldNode node) {
    return node == beyond;
  }

  /** Starts another document. */
  void nextDocument() {
    nextRow();
    if (version != shapes.version()) {
      // What was learned may be read in another way now; slots are found again by path.
      version = shapes.version();
      root = FieldNode.root();
      nodes = 0;
    }
    use(shapes.schema());
  }

  /** Starts a row in a document, and returns the number of the present one. */
  long nextRow() {
    long outer = row;
    row = ++rows;
    return outer;
  }

  /** Goes on with a row after those inside it. */
  void backTo(long outer) {
    row = outer;
  }

  /** Marks a member as seen in this row; false if it was seen before. */
  boolean enter(FieldNode member) {
    if (member.seenIn == row && !isBeyond(member)) {
      return false;
    }
    member.seenIn = row;
    return true;
  }

  /**
   * Finds the row of an element in lists that are columns.
   *
   * @param list one of the lists
   * @return the number of the row, or -1 if it is another one than all before
   */
  int columnRow(FieldNode list, int number) {
    FieldNode owner = list.parent;
    if (owner == null || owner.columnsIn != row || number >= owner.columnCount) {
      return -1;
    }
    return owner.columns + number;
  }

  /** Notes a row that was opened for an element of a column. */
  void addColumnRow(FieldNode list, int number, int opened) {
    FieldNode owner = list.parent;
    if (owner == null) {
      return;
    }
    if (owner.columnsIn != row) {
      owner.columnsIn = row;
      owner.columns = opened;
      owner.columnCount = 0;
    }
    // Rows are consecutive, unless another list lies between two columns.
    if (number == owner.columnCount && opened == owner.columns + number) {
      owner.columnCount++;
    }
  }

  boolean isFull() {
    return nodes == MAX_NODES;
  }

  /** Learns what the whole document is. */
  void learnRoot() {
    root.with(shapes.use(root.shape), false);
  }

  /** The member of that name, created if unknown. */
  FieldNode learnMember(FieldNode parent, String name) {
    if (isBeyond(parent)) {
      return beyond;
    }
    FieldNode known = parent.member(name);
    if (known != null) {
      return known;
    }
    if (!hasRoom(parent, name.length())) {
      return beyond;
    }
    NodeUse use = use(parent, name);
    boolean mongo = MONGO_NUMBERS.contains(name);
    boolean wrapper = mongo || name.equals(MONGO_DATE) || use.isWrapper();
    FieldNode added = parent.addMember(name, wrapper);
    added.isOtlp |= parent == root && name.equals(OTLP);
    boolean quoted = mongo || (added.isOtlp && OTLP_INTEGERS.contains(name));
    added.with(use, quoted && use == NodeUse.VALUE);
    ConnectSchema.Conversion conversion = schema.fields().get(added.shape);
    if (conversion != null) {
      added.convert(conversion);
    }
    return added;
  }

  private NodeUse use(FieldNode parent, String name) {
    return switch (parent.use) {
      case IDENTITIES -> NodeUse.IDENTITY;
      case IGNORED -> NodeUse.IGNORED;
      case MEMBER_VALUE -> NodeUse.MEMBER_VALUE;
      default -> {
        if (name.equals(MONGO_DATE) || (parent.use == NodeUse.TIME && name.startsWith("$"))) {
          yield NodeUse.TIME;
        }
        boolean ignored = parent.isOtlp && OTLP_IGNORED.contains(name);
        yield ignored ? NodeUse.IGNORED : shapes.use(FieldNode.shape(parent.shape, name));
      }
    };
  }

  /**
   * Takes the schema that stands in a document.
   *
   * @param node the place where it stands
   */
  void takeSchema(FieldNode node, byte[] text, int from, int to) {
    if (isKnownSchema(node, text, from, to)) {
      return;
    }
    FieldNode owner = node.parent;
    String payload = FieldNode.shape(owner == null ? "" : owner.shape, ShapeSurvey.PAYLOAD);
    ConnectSchema added = ConnectSchema.parse(Arrays.copyOfRange(text, from, to), payload);
    List<ConnectSchema> all = new ArrayList<>(node.schemas);
    if (all.size() == MAX_SCHEMAS) {
      all.removeFirst();
    }
    all.add(added);
    node.schemas = all;
    shapes.schema(added);
    use(added);
  }

  /** The length of a schema that stands there and stood there before, or 0. */
  int knownSchemaLength(FieldNode node, byte[] text, int from, int end) {
    List<ConnectSchema> known = node.schemas;
    for (int i = 0; i < known.size(); i++) {
      ConnectSchema one = known.get(i);
      int length = one.text().length;
      if (from + length <= end && Swar.equal(one.text(), text, from, length)) {
        shapes.schema(one);
        use(one);
        return length;
      }
    }
    return 0;
  }

  private boolean isKnownSchema(FieldNode node, byte[] text, int from, int to) {
    return knownSchemaLength(node, text, from, to) == to - from;
  }

  private void use(ConnectSchema other) {
    if (schema != other) {
      schema = other;
      convert(root);
    }
  }

  private void convert(FieldNode node) {
    for (FieldNode inner : node.inner()) {
      ConnectSchema.Conversion conversion = schema.fields().get(inner.shape);
      if (conversion != null) {
        inner.convert(conversion);
      } else {
        inner.unconvert(shapes.use(inner.shape));
      }
      convert(inner);
    }
  }

  /** How the elements of that list are read, as far as it is known. */
  ListKind learnList(FieldNode list) {
    if (!isBeyond(list) && (list.list == ListKind.UNKNOWN || list.list == ListKind.PLACES)) {
      list.list = shapes.list(list.shape);
    }
    return list.list;
  }

  /** The element of that index, created if unknown. */
  FieldNode learnElement(FieldNode parent, int number) {
    ListKind kind = learnList(parent);
    if (kind != ListKind.PLACES && kind != ListKind.UNKNOWN) {
      FieldNode known = parent.row;
      return known != null ? known : hasRoom(parent, 0) ? learned(parent, parent.addRow()) : beyond;
    }
    if (number < parent.elementCount()) {
      return parent.element(number);
    }
    boolean next = !isBeyond(parent) && number == parent.elementCount();
    if (!next || !hasRoom(parent, 8)) {
      return beyond;
    }
    NodeUse use = shapes.use(parent.shape + "[" + number + "]");
    return parent.addElement(use.isWrapper()).with(use, false);
  }

  private FieldNode learned(FieldNode list, FieldNode added) {
    NodeUse use =
        switch (list.list) {
          case DATE -> NodeUse.DATE_PART;
          case COLUMN -> list.use;
          default -> shapes.use(added.shape);
        };
    return added.with(use, false);
  }

  /** Gives the node a slot for numbers if it has none. */
  void learnNumber(FieldNode node) {
    if (node.slot != FieldTable.UNKNOWN) {
      return;
    }
    if (isNoData(node)) {
      node.slot = FieldTable.IGNORED;
      return;
    }
    node.slot = fields.numbers().slot(name(node));
    FieldNode parent = node.parent;
    boolean inTags = parent != null && parent.use == NodeUse.IDENTITIES;
    // Of tags, only texts tell things apart; a number there may be a value.
    declare(fields.numbers(), node.slot, inTags ? NodeUse.VALUE : node.use);
  }

  /**
   * The name of a numeric field: its path, with a number if another field has the same. An object,
   * the objects of a list in its place and those in a wrapper are the same field.
   */
  private String name(FieldNode node) {
    return names.computeIfAbsent(
        node.path + "\0" + node.place,
        key -> {
          // {"a.b":1,"a":{"b":2}} has two nodes with one path.
          int number = taken.merge(node.path, 1, Integer::sum);
          return number == 1 ? node.path : node.path + " (" + number + ")";
        });
  }

  /** Gives the node a slot for texts if it has none. */
  void learnText(FieldNode node) {
    if (node.textSlot != FieldTable.UNKNOWN) {
      return;
    }
    if (isNoData(node) || node.isSpecial) {
      node.textSlot = FieldTable.IGNORED;
      return;
    }
    node.mayHoldDocument = !shapes.isText(node.shape);
    node.textSlot = fields.texts().slot(node.path);
    declare(fields.texts(), node.textSlot, node.use);
  }

  private static boolean isNoData(FieldNode node) {
    return node.use == NodeUse.IGNORED || node.use.isPart();
  }

  private static void declare(FieldTable table, int slot, NodeUse use) {
    if (slot < 0) {
      return;
    }
    switch (use) {
      case IDENTITY -> table.declare(slot, FieldRole.IDENTITY);
      case ALIAS -> table.declare(slot, FieldRole.ALIAS);
      case ROW_TIME -> table.declare(slot, FieldRole.ROW_TIME);
      case BASE_NAME -> table.declare(slot, FieldRole.BASE_NAME);
      case BASE_TIME -> table.declare(slot, FieldRole.BASE_TIME);
      case OFFSET -> table.declare(slot, FieldRole.OFFSET);
      case BASE_VALUE -> table.declare(slot, FieldRole.BASE_VALUE);
      case ABOVE_BASE -> table.declare(slot, FieldRole.ABOVE_BASE);
      case UNIT -> table.declare(slot, FieldRole.UNIT);
      case BASE_UNIT -> table.declare(slot, FieldRole.BASE_UNIT);
      case TIME -> table.declare(slot, FieldRole.TIME);
      default -> {
        return;
      }
    }
    if (use != NodeUse.TIME && use != NodeUse.ABOVE_BASE) {
      // A row can't be placed or read without it.
      table.want(slot, true);
    }
  }

  private boolean hasRoom(FieldNode parent, int added) {
    if (isFull() || parent.path.length() + added > MAX_PATH_LENGTH) {
      return false;
    }
    nodes++;
    return true;
  }
}
