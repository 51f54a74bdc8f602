package topicscope.decode.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topicscope.decode.ByteHash;
import topicscope.decode.FieldTable;

/**
 * One field in a topic's documents, such as {@code mem.used}, with the fields below it. The nodes
 * together are the learned shape of the documents.
 *
 * <p>{@link #first} and {@link #follower} hold the member that came next last time, and a node
 * holds the spelling of its name with the white space around it. The next document is mostly the
 * same, so finding a member means comparing a few bytes.
 */
public final class FieldNode {
  private static final char SEPARATOR = '\n';
  private static final byte[] NOTHING = new byte[0];
  private static final int MAX_INDEXED = 1 << 13;
  private static final int MAX_SPELLING_LENGTH = 300;
  private static final int MAX_SPELLINGS = 16;

  final String path;

  /** Its place in the document; the same for all elements of a list. */
  final String shape;

  /** Its place without lists and wrappers: nodes of one place are one field. */
  final String place;

  final @Nullable FieldNode parent;

  /** How its elements are read, if it is a list. */
  ListKind list = ListKind.UNKNOWN;

  /** The node of every element, unless each place has a node of its own. */
  @Nullable FieldNode row;

  NodeUse use = NodeUse.VALUE;

  /** The scale of a decimal; the ms in a unit of a time, or 0. */
  int number;

  /** Whether a text that looks like a document may be one. */
  boolean mayHoldDocument = true;

  private boolean isConverted;

  /** The schemas that stood here. */
  List<ConnectSchema> schemas = List.of();

  /** Whether a number in quotes is meant as a number. */
  boolean isQuoted;

  /** Whether it is one of OTLP's metrics. */
  boolean isOtlp;

  /** Whether its texts are looked at although they are not wanted. */
  boolean isSpecial;

  /** The first row of lists that are columns, in the row numbered {@link #columnsIn}. */
  int columns;

  int columnCount;
  long columnsIn = -1;

  int slot = FieldTable.UNKNOWN;
  int textSlot = FieldTable.UNKNOWN;

  /** The last document that contained it. */
  long seenIn;

  @Nullable FieldNode first;
  @Nullable FieldNode follower;

  private final byte[] name;
  private byte[] spelling = NOTHING;
  private long spellingWord;
  private long spellingMask;
  private int spellings;

  private final Map<String, FieldNode> members = new HashMap<>();
  private final List<FieldNode> elements = new ArrayList<>();
  private FieldNode[] index = new FieldNode[0];
  private int indexed;

  private FieldNode(
      @Nullable FieldNode parent, String path, String shape, String place, byte[] name) {
    this.place = place;
    this.parent = parent;
    this.path = path;
    this.shape = shape;
    this.name = name;
    isQuoted = parent != null && parent.isQuoted;
    isOtlp = parent != null && parent.isOtlp;
  }

  /** Sets what it is for. */
  FieldNode with(NodeUse what, boolean quoted) {
    use = what;
    isQuoted |= quoted;
    isSpecial = isQuoted || use.isSpecial();
    return this;
  }

  /** Sets what it is for, as a schema says. */
  void convert(ConnectSchema.Conversion to) {
    forget(to.use());
    with(to.use(), false);
    number = to.number();
    isConverted = true;
    isSpecial |= number != 0;
  }

  /** Takes back what a schema said. */
  void unconvert(NodeUse otherwise) {
    if (isConverted) {
      forget(otherwise);
      with(otherwise, false);
      number = 0;
      isConverted = false;
    }
  }

  /** What it is for decides whether it has a slot. */
  private void forget(NodeUse next) {
    if (use != next) {
      slot = FieldTable.UNKNOWN;
      textSlot = FieldTable.UNKNOWN;
    }
  }

  /** The place of a member. */
  static String shape(String place, String name) {
    return place + SEPARATOR + name;
  }

  /** The names of its members. */
  Set<String> memberNames() {
    return members.keySet();
  }

  /** Its members, elements and row. */
  List<FieldNode> inner() {
    List<FieldNode> all = new ArrayList<>(members.values());
    all.addAll(elements);
    FieldNode every = row;
    if (every != null) {
      all.add(every);
    }
    return all;
  }

  /** Whether it is the node of every element of a list. */
  boolean isRow() {
    return parent != null && parent.row == this;
  }

  /**
   * Whether this member comes next in the document, with the same spelling.
   *
   * @param at position of the brace or comma before the name
   * @return start of its value, or {@link JsonTokens#ODD}
   */
  int behindName(byte[] document, int at, int end) {
    int length = spelling.length;
    int behind = at + length;
    if (length == 0
        || at + Math.max(length, 8) > end
        || (Swar.at(document, at) & spellingMask) != spellingWord) {
      return JsonTokens.ODD;
    }
    if (length <= 8) {
      return behind;
    }
    boolean same =
        length <= 16
            ? Swar.at(document, behind - 8) == Swar.at(spelling, length - 8)
            : Swar.equal(spelling, document, at, length);
    return same ? behind : JsonTokens.ODD;
  }

  /**
   * Learns the spelling of the name, from the brace or comma before it to the start of its value.
   */
  void spelled(byte[] document, int from, int to) {
    if (to - from > MAX_SPELLING_LENGTH || spellings == MAX_SPELLINGS) {
      return;
    }
    spellings++;
    spelling = Arrays.copyOfRange(document, from, to);
    spellingWord = Swar.at(Arrays.copyOf(spelling, Math.max(8, spelling.length)), 0);
    spellingMask = spelling.length < 8 ? (1L << (spelling.length * 8)) - 1 : -1;
  }

  static FieldNode root() {
    return new FieldNode(null, "", "", "", NOTHING);
  }

  @Nullable FieldNode member(String name) {
    return members.get(name);
  }

  FieldNode addMember(String name) {
    return addMember(name, false);
  }

  FieldNode addMember(String name, boolean wrapper) {
    String shown = name.isEmpty() ? "\"\"" : name;
    String full = wrapper ? path : path.isEmpty() ? shown : path + "." + shown;
    String in = wrapper ? place : shape(place, name);
    FieldNode added = new FieldNode(this, full, shape(shape, name), in, bytesOf(name));
    members.put(name, added);
    if (added.name.length > 0) {
      index(added);
    }
    return added;
  }

  /** The member with that name, quotes included; null if unknown. */
  @Nullable FieldNode memberAt(byte[] document, int from, int to) {
    if (index.length == 0) {
      return null;
    }
    int mask = index.length - 1;
    for (int i = ByteHash.of(document, from, to) & mask; ; i = (i + 1) & mask) {
      FieldNode candidate = index[i];
      if (candidate == null || candidate.isNamed(document, from, to)) {
        return candidate;
      }
    }
  }

  int elementCount() {
    return elements.size();
  }

  FieldNode element(int number) {
    return elements.get(number);
  }

  FieldNode addElement() {
    return addElement(false);
  }

  FieldNode addElement(boolean wrapper) {
    String full = wrapper ? path : path + "[" + elements.size() + "]";
    FieldNode added = new FieldNode(this, full, shape + "[]", place, NOTHING);
    elements.add(added);
    return added;
  }

  FieldNode addRow() {
    FieldNode added = new FieldNode(this, path, shape + "[]", place, NOTHING);
    row = added;
    return added;
  }

  private boolean isNamed(byte[] document, int from, int to) {
    return to - from == name.length && Swar.equal(name, document, from, name.length);
  }

  private void index(FieldNode added) {
    if (indexed == MAX_INDEXED) {
      return;
    }
    if (++indexed * 2 > index.length) {
      FieldNode[] old = index;
      index = new FieldNode[Math.max(8, old.length * 2)];
      for (FieldNode node : old) {
        if (node != null) {
          insert(node);
        }
      }
    }
    insert(added);
  }

  private void insert(FieldNode node) {
    int mask = index.length - 1;
    int i = ByteHash.of(node.name, 0, node.name.length) & mask;
    while (index[i] != null) {
      i = (i + 1) & mask;
    }
    index[i] = node;
  }

  /** The name as spelled in a document, quotes included; empty if it needs escapes. */
  private static byte[] bytesOf(String name) {
    boolean plain = name.chars().allMatch(c -> c >= ' ' && c != '"' && c != '\\');
    String quoted = '"' + name + '"';
    byte[] bytes = quoted.getBytes(UTF_8);
    // A lone surrogate has no bytes of its own.
    return plain && new String(bytes, UTF_8).equals(quoted) ? bytes : NOTHING;
  }
}
