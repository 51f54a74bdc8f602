package topicscope.decode.document;

import java.util.ArrayList;
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

  private final RecordFields fields;
  private final DocumentShapes shapes;
  private final FieldNode root = FieldNode.root();
  private final FieldNode beyond = FieldNode.root();

  /** The paths that are taken, and by which place in the document. */
  private final Map<String, String> owners = new HashMap<>();

  /** The last number that was tried to tell equal paths apart. */
  private final Map<String, Integer> numbers = new HashMap<>();

  /** Lists that are read by place as long as they have a single element. */
  private final List<FieldNode> singles = new ArrayList<>();

  private int version;
  private int nodes;
  private long rows;
  private long row;

  FieldTree(RecordFields fields, DocumentShapes shapes) {
    this.fields = fields;
    this.shapes = shapes;
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
      version = shapes.version();
      singles.forEach(single -> single.list = shapes.list(single.shape));
      singles.removeIf(single -> !shapes.isSingle(single.shape));
    }
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
    FieldNode added = parent.addMember(name);
    added.isOtlp |= parent == root && name.equals(OTLP);
    return added.with(use(parent, added, name), added.isOtlp && OTLP_INTEGERS.contains(name));
  }

  private NodeUse use(FieldNode parent, FieldNode added, String name) {
    return switch (parent.use) {
      case IDENTITIES -> NodeUse.IDENTITY;
      case IGNORED -> NodeUse.IGNORED;
      case MEMBER_VALUE -> NodeUse.MEMBER_VALUE;
      default ->
          parent.isOtlp && OTLP_IGNORED.contains(name) ? NodeUse.IGNORED : shapes.use(added.shape);
    };
  }

  /** How the elements of that list are read, as far as it is known. */
  ListKind learnList(FieldNode list) {
    if (!isBeyond(list) && (list.list == ListKind.UNKNOWN || list.list == ListKind.PLACES)) {
      if (list.list == ListKind.UNKNOWN && shapes.isSingle(list.shape)) {
        singles.add(list);
      }
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
    FieldNode added = parent.addElement();
    return added.with(shapes.use(parent.shape + "[" + number + "]"), false);
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
    String path = node.path;
    // An object and the objects of a list in its place are the same field.
    String place = node.shape.replace("[]", "");
    while (!place.equals(owners.computeIfAbsent(path, key -> place))) {
      // {"a.b":1,"a":{"b":2}} has two nodes with one path.
      path = node.path + " (" + (numbers.merge(node.path, 1, Integer::sum) + 1) + ")";
    }
    node.slot = fields.numbers().slot(path);
    FieldNode parent = node.parent;
    boolean inTags = parent != null && parent.use == NodeUse.IDENTITIES;
    // Of tags, only texts tell things apart; a number there may be a value.
    declare(fields.numbers(), node.slot, inTags ? NodeUse.VALUE : node.use);
  }

  /** Gives the node a slot for texts if it has none. */
  void learnText(FieldNode node) {
    if (node.textSlot != FieldTable.UNKNOWN) {
      return;
    }
    if (isNoData(node) || node.isQuoted) {
      node.textSlot = FieldTable.IGNORED;
      return;
    }
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
      case ROW_TIME -> table.declare(slot, FieldRole.ROW_TIME);
      case TIME -> table.declare(slot, FieldRole.TIME);
      default -> {
        return;
      }
    }
    if (use != NodeUse.TIME) {
      // A row can't be placed without it.
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
