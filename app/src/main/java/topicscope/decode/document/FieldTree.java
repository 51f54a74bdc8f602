package topicscope.decode.document;

import java.util.HashMap;
import java.util.Map;
import topicscope.decode.FieldTable;
import topicscope.decode.RecordFields;

/**
 * All fields seen in a topic's documents. Bounded: beyond too many fields or too long a path, all
 * others share one node, {@link #isBeyond}, whose numbers are counted and left out.
 */
final class FieldTree {
  private static final int MAX_NODES = 10_000;
  private static final int MAX_PATH_LENGTH = 512;

  private final RecordFields fields;
  private final FieldNode root = FieldNode.root();
  private final FieldNode beyond = FieldNode.root();

  /** The paths that are taken, with the last number that was tried to tell equal ones apart. */
  private final Map<String, Integer> owners = new HashMap<>();

  private int nodes;
  private long document;

  FieldTree(RecordFields fields) {
    this.fields = fields;
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
    document++;
  }

  /** Marks a member as seen in this document; false if it was seen before. */
  boolean enter(FieldNode member) {
    if (member.seenIn == document && !isBeyond(member)) {
      return false;
    }
    member.seenIn = document;
    return true;
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
    return hasRoom(parent, name.length()) ? parent.addMember(name) : beyond;
  }

  /** The element of that index, created if unknown. */
  FieldNode learnElement(FieldNode parent, int number) {
    if (number < parent.elementCount()) {
      return parent.element(number);
    }
    boolean next = !isBeyond(parent) && number == parent.elementCount();
    return next && hasRoom(parent, 8) ? parent.addElement() : beyond;
  }

  /** Gives the node a slot for numbers if it has none. */
  void learnNumber(FieldNode node) {
    if (node.slot != FieldTable.UNKNOWN) {
      return;
    }
    String path = node.path;
    while (owners.putIfAbsent(path, 1) != null) {
      // {"a.b":1,"a":{"b":2}} has two nodes with one path.
      path = node.path + " (" + owners.merge(node.path, 1, Integer::sum) + ")";
    }
    node.slot = fields.numbers().slot(path);
  }

  /** Gives the node a slot for texts if it has none. */
  void learnText(FieldNode node) {
    if (node.textSlot == FieldTable.UNKNOWN) {
      node.textSlot = fields.texts().slot(node.path);
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
