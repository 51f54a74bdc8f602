package topicscope.decode.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import topicscope.decode.DecodeBudget;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.DecodedRecord;
import topicscope.decode.FieldRole;
import topicscope.decode.FieldTable;
import topicscope.decode.RecordFields;
import topicscope.decode.number.DecimalReader;
import topicscope.decode.number.WrittenNumber;

/**
 * Receives what a parser finds in documents, field by field, and writes the wanted numbers and
 * texts into rows.
 *
 * <p>A document with an unknown field is read three times: to its end, so that a broken document
 * leaves no fields behind; by {@link ShapeSurvey}, which decides how its lists and its envelope are
 * read; and to learn the fields.
 *
 * <p>Owned by one thread. Bounded: what exceeds the bounds is counted and left out.
 */
public final class FieldTreeWriter {
  /** A double of 1.8e308 has as many. */
  private static final int MAX_DECIMAL_BYTES = 128;

  private static final DecodeOutcome LONG_DECIMAL =
      DecodeOutcome.undecodable("a decimal of more than " + MAX_DECIMAL_BYTES + " bytes");

  private static final byte[] NOTHING = new byte[0];
  private static final double NANOS_PER_MS = 1e6;

  /** More digits before the point than a 64-bit integer has. */
  private static final int MAX_DIGITS = 20;

  private final FieldTree tree;
  private final RecordFields fields;
  private final boolean numericStrings;
  private final DecodeBudget budget;
  private final DecimalReader decimals = new DecimalReader();
  private final WrittenNumber written = new WrittenNumber();

  private final DocumentShapes shapes;
  private final DateParts date = new DateParts();

  private DecodedRecord rows = new DecodedRecord();
  private boolean learning;
  private boolean metNew;
  private @Nullable ShapeSurvey survey;
  private long[] outerRows = new long[8];
  private int open;
  private String memberName = "";
  private @Nullable String memberValue;
  private final ScaledDecimal scaled = new ScaledDecimal();
  private final InnerDocuments inside;
  private @Nullable DecodeOutcome refusal;

  /** A parser: reads a whole record and returns its outcome. */
  @FunctionalInterface
  public interface Reading {
    /** Reads the record from its start. */
    DecodeOutcome read() throws IOException;
  }

  /** Starts without any known fields. */
  public FieldTreeWriter(DocumentOptions options) {
    this(new FieldTree(options.fields(), options.shapes()), options);
  }

  FieldTreeWriter(FieldTree tree, DocumentOptions options) {
    this.tree = tree;
    fields = options.fields();
    numericStrings = options.numericStrings();
    budget = options.budget();
    shapes = options.shapes();
    inside = new InnerDocuments(this, budget);
  }

  /** Has a record read, again if it contains unknown fields or lists. */
  public DecodeOutcome write(DecodedRecord into, Reading reading) throws IOException {
    rows = into;
    learning = false;
    metNew = false;
    DecodeOutcome outcome = read(reading);
    if (metNew && !outcome.isUndecodable() && !tree.isFull()) {
      ShapeSurvey asked = new ShapeSurvey();
      survey = asked;
      outcome = read(reading);
      survey = null;
      if (!outcome.isUndecodable()) {
        asked.decide(shapes);
      }
    }
    if (metNew && !outcome.isUndecodable()) {
      learning = true;
      outcome = read(reading);
    }
    return outcome;
  }

  private DecodeOutcome read(Reading reading) throws IOException {
    rows.clear();
    refusal = null;
    scaled.clear();
    inside.clear();
    open = 0;
    budget.rewind();
    try {
      return checked(reading.read());
    } catch (IOException | RuntimeException e) {
      survey = null;
      throw e;
    }
  }

  /** Starts a document and returns its root. */
  public FieldNode begin() {
    ShapeSurvey asked = survey;
    if (asked != null) {
      return asked.root();
    }
    tree.nextDocument();
    if (learning) {
      tree.learnRoot();
    }
    return tree.root();
  }

  /** Ends the row; another document follows. */
  public void endRow() {
    rows.endRow();
  }

  /** The outcome of the record, if it was well-formed. */
  public DecodeOutcome outcome() {
    return rows.outcome();
  }

  /** The member of that name. */
  public FieldNode member(FieldNode parent, String name) {
    ShapeSurvey asked = survey;
    if (asked != null) {
      return asked.member(parent, name);
    }
    if (learning) {
      return tree.learnMember(parent, name);
    }
    FieldNode known = parent.member(name);
    return known != null ? known : unknown();
  }

  /** Starts the element of that index, from 0 on; {@link #endElement} ends it. */
  public FieldNode element(FieldNode list, int number) {
    ShapeSurvey asked = survey;
    if (asked != null) {
      return asked.element(list, number);
    }
    FieldNode element = learning ? tree.learnElement(list, number) : knownElement(list, number);
    switch (list.list) {
      case ROWS -> {
        rows.openRow();
        enterRow();
      }
      case COLUMN -> column(list, number);
      case MEMBERS -> {
        enterRow();
        memberName = "";
        memberValue = null;
      }
      case DATE -> date.begin(number);
      default -> {
        // It belongs to the row around the list.
      }
    }
    return element;
  }

  private FieldNode knownElement(FieldNode list, int number) {
    FieldNode known =
        list.list != ListKind.PLACES
            ? list.row
            : number < list.elementCount() ? list.element(number) : null;
    if (known == null) {
      return unknown();
    }
    return known;
  }

  private void column(FieldNode list, int number) {
    int known = tree.columnRow(list, number);
    if (known >= 0) {
      rows.continueRow(known);
    } else {
      tree.addColumnRow(list, number, rows.openRow());
    }
  }

  private void enterRow() {
    if (open == outerRows.length) {
      outerRows = Arrays.copyOf(outerRows, open * 2);
    }
    outerRows[open++] = tree.nextRow();
  }

  /** Ends an element. */
  public void endElement(FieldNode list) {
    if (survey != null) {
      return;
    }
    switch (list.list) {
      case ROWS -> {
        rows.closeRow();
        tree.backTo(outerRows[--open]);
      }
      case COLUMN -> rows.closeRow();
      case MEMBERS -> {
        tree.backTo(outerRows[--open]);
        String value = memberValue;
        if (!memberName.isEmpty() && value != null) {
          text(member(list, memberName), value);
        }
      }
      default -> {
        // It belongs to the row around the list.
      }
    }
  }

  /** Ends a list with so many elements. */
  public void endList(FieldNode list, int count) {
    ShapeSurvey asked = survey;
    if (asked != null) {
      asked.endList(list, count);
    } else if (list.list == ListKind.DATE && count > 0 && date.isDate()) {
      time(list, date.ms(), date.nanos());
    }
  }

  /** Enters a member; false if it was entered before in this row, so that it is to be skipped. */
  public boolean enter(FieldNode member) {
    boolean first = survey != null || tree.enter(member);
    if (!first) {
      shapes.noteNotation("a name stands twice in one object: its first value counts");
    }
    return first;
  }

  /** Takes an integer. */
  public void integer(FieldNode node, long value) {
    if (node.number != 0 && node.use == NodeUse.TIME && isDays(value)) {
      add(node, value * node.number);
    } else {
      add(node, value);
    }
  }

  private static boolean isDays(long value) {
    return Math.abs(value) < 1 << 24;
  }

  private void add(FieldNode node, long value) {
    if (survey != null || node.use.isPart()) {
      part(node, value);
    } else if (isWanted(node)) {
      rows.integer(node.slot, value);
    }
  }

  /** Takes an integer without a sign. */
  public void unsigned(FieldNode node, long value) {
    if (value >= 0) {
      integer(node, value);
    } else if (survey == null && !node.use.isPart() && isWanted(node)) {
      rows.unsigned(node.slot, value);
    }
  }

  /** Takes an integer of any length; exactly if it has at most 64 bits. */
  public void bigInteger(FieldNode node, BigInteger value) {
    double rounded = value.doubleValue();
    if (value.bitLength() < Long.SIZE) {
      integer(node, value.longValue());
    } else if (value.signum() > 0 && value.bitLength() == Long.SIZE) {
      unsigned(node, value.longValue());
    } else {
      roundedNumber(node, rounded);
    }
  }

  /** Takes a number; NaN and infinities count as missing. */
  public void number(FieldNode node, double value) {
    ShapeSurvey asked = survey;
    if (!Double.isFinite(value)) {
      return;
    }
    if (asked != null) {
      asked.number(node, value);
    } else if (node.use.isPart()) {
      memberValue = Double.toString(value);
    } else if (isWanted(node)) {
      rows.number(node.slot, value);
    }
  }

  private void part(FieldNode node, long value) {
    ShapeSurvey asked = survey;
    if (asked != null) {
      asked.integer(node, value);
      return;
    }
    switch (node.use) {
      case DATE_PART -> date.add(value);
      case SCALE -> {
        if (scaled.scale(node, value)) {
          scaledDecimal(node);
        }
      }
      default -> memberValue = Long.toString(value);
    }
  }

  private void scaledDecimal(FieldNode part) {
    if (part.parent != null) {
      decimal(part.parent, scaled.unscaled(), scaled.scale());
    }
  }

  /**
   * Takes a decimal; exactly if it is an integer of at most 64 bits. The time to convert one grows
   * with the square of its length, so a long one makes the record undecodable.
   */
  public void decimal(FieldNode node, BigInteger unscaled, int scale) {
    if (unscaled.bitLength() >= MAX_DECIMAL_BYTES * Byte.SIZE) {
      refusal = LONG_DECIMAL;
      return;
    }
    BigDecimal value = new BigDecimal(unscaled, scale);
    boolean large = value.signum() == 0 || (long) value.precision() - scale > MAX_DIGITS;
    if (!large && value.stripTrailingZeros().scale() <= 0) {
      bigInteger(node, value.toBigInteger());
    } else if (large && value.signum() != 0) {
      roundedNumber(node, value.doubleValue());
    } else {
      bigNumber(node, value.doubleValue());
    }
  }

  /** Takes a value that is a time, ms since the epoch. */
  public void time(FieldNode node, long ms) {
    time(node, ms, 0);
  }

  /**
   * Takes a value that is a time: ms since the epoch, and ns beyond them. It becomes a fraction of
   * ms, which keeps microseconds.
   */
  public void time(FieldNode node, long ms, long nanos) {
    ShapeSurvey asked = survey;
    if (asked != null) {
      asked.time(node);
      return;
    }
    if (nanos == 0) {
      integer(node, ms);
    } else {
      number(node, ms + nanos / NANOS_PER_MS);
    }
    if (node.slot >= 0 && fields.numbers().role(node.slot) == FieldRole.VALUE) {
      fields.numbers().declare(node.slot, FieldRole.TIME);
    }
  }

  /** Records that there is a number too large for a double. */
  public void outOfRange() {
    if (survey == null) {
      rows.outOfRange();
    }
  }

  /** Whether the text of that field is wanted. */
  public boolean wantsText(FieldNode node) {
    if (survey != null) {
      return true;
    }
    if (learning) {
      tree.learnText(node);
    }
    metNew |= node.textSlot == FieldTable.UNKNOWN;
    return node.isSpecial || isNumeric(node) || isTextWanted(node);
  }

  /** Takes a text; a number in quotes may count as a number. */
  public void text(FieldNode node, String value) {
    boolean wanted = wantsText(node);
    if (survey == null
        && !node.isSpecial
        && node.mayHoldDocument
        && InnerDocuments.isLikely(value)) {
      // Until it is known, each such text is looked at.
      node.mayHoldDocument = !shapes.isText(node.shape);
      metNew |= node.mayHoldDocument;
    }
    if (!wanted) {
      return;
    }
    ShapeSurvey asked = survey;
    if (asked != null) {
      boolean document = InnerDocuments.isLikely(value) && !shapes.isText(node.shape);
      if (document && inside.read(node, value.getBytes(UTF_8), survey != null)) {
        asked.document(node);
      } else {
        asked.text(node, value);
        if (document) {
          shapes.noDocument(node.shape);
        }
      }
      return;
    }
    if (node.use.isSpecial()) {
      special(node, value);
      return;
    }
    byte[] text = value.getBytes(UTF_8);
    if (isTextWanted(node)) {
      rows.text(node.textSlot, text, 0, text.length);
    }
    if (!isNumeric(node)) {
      return;
    }
    if (fields.texts().hasNotations()
        && written.read(text, 0, text.length, fields.texts().notation(node.textSlot))) {
      if (isWanted(node)) {
        written.addTo(rows, node.slot);
      }
      return;
    }
    boolean number = decimals.readText(text, 0, text.length) == text.length;
    // 5e123456 is an id.
    if (number && !decimals.isOutOfRange() && isWanted(node)) {
      decimals.addTo(rows, node.slot);
    }
  }

  private void special(FieldNode node, String value) {
    switch (node.use) {
      case MEMBER_NAME -> memberName = value;
      case MEMBER_VALUE -> memberValue = value;
      case DOCUMENT, WRAPPED_DOCUMENT -> {
        if (InnerDocuments.isLikely(value)) {
          inside.read(node, value.getBytes(UTF_8), survey != null);
        }
      }
      case BASE64 -> bytes(node, decoded(value));
      case DECIMAL -> {
        byte[] unscaled = decoded(value);
        if (unscaled.length > 0) {
          decimal(node, new BigInteger(unscaled), node.number);
        }
      }
      case UNSCALED -> {
        byte[] unscaled = decoded(value);
        if (unscaled.length > 0) {
          if (scaled.digits(node, new BigInteger(unscaled))) {
            scaledDecimal(node);
          }
        }
      }
      default -> {
        // A number is expected there.
      }
    }
  }

  /** Takes bytes: a number as text, or a document. */
  public void bytes(FieldNode node, byte[] value) {
    if (value.length == 0) {
      return;
    }
    if (value[0] == '{' || value[0] == '[') {
      inside.read(node, value, survey != null);
    } else if (survey == null
        && decimals.readText(value, 0, value.length) == value.length
        && !decimals.isOutOfRange()
        && isWanted(node)) {
      decimals.addTo(rows, node.slot);
    }
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return NOTHING;
    }
  }

  /** Whether values are taken, not only surveyed. */
  boolean isReading() {
    return survey == null;
  }

  /** Takes the schema of a payload: JSON between the two positions. */
  void schema(FieldNode node, byte[] text, int from, int to) {
    tree.takeSchema(node, text, from, to);
  }

  /** Whether a number in quotes is a value of that field. */
  private boolean isNumeric(FieldNode node) {
    return (numericStrings || node.isQuoted) && node.use == NodeUse.VALUE;
  }

  private void bigNumber(FieldNode node, double value) {
    if (Double.isFinite(value)) {
      number(node, value);
    } else {
      outOfRange();
    }
  }

  private void roundedNumber(FieldNode node, double value) {
    if (!Double.isFinite(value)) {
      outOfRange();
    } else if (survey != null || node.use.isPart()) {
      number(node, value);
    } else if (isWanted(node)) {
      rows.rounded(node.slot, value);
    }
  }

  private DecodeOutcome checked(DecodeOutcome outcome) {
    DecodeOutcome refused = refusal != null ? refusal : inside.refusal();
    return refused != null && !outcome.isUndecodable() ? refused : outcome;
  }

  private FieldNode unknown() {
    metNew = true;
    return tree.beyond();
  }

  private boolean isTextWanted(FieldNode node) {
    return node.textSlot >= 0 && fields.texts().wanted()[node.textSlot];
  }

  private boolean isWanted(FieldNode node) {
    if (learning) {
      tree.learnNumber(node);
    }
    metNew |= node.slot == FieldTable.UNKNOWN;
    if (node.slot >= 0 && fields.numbers().wanted()[node.slot]) {
      return true;
    }
    rows.skip(node.slot);
    return false;
  }
}
