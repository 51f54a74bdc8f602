package topicscope.decode.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import topicscope.decode.DecodeBudget;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.DecodedRecord;
import topicscope.decode.FieldTable;
import topicscope.decode.RecordFields;
import topicscope.decode.number.DecimalReader;

/**
 * Receives what a parser finds in documents, field by field, and writes the wanted numbers and
 * texts into rows.
 *
 * <p>A document with an unknown field is read twice: first to its end, then again to learn the
 * fields, so that a broken document leaves no fields behind.
 *
 * <p>Owned by one thread. Bounded: what exceeds the bounds is counted and left out.
 */
public final class FieldTreeWriter {
  /** A double of 1.8e308 has as many. */
  private static final int MAX_DECIMAL_BYTES = 128;

  private static final DecodeOutcome LONG_DECIMAL =
      DecodeOutcome.undecodable("a decimal of more than " + MAX_DECIMAL_BYTES + " bytes");

  /** More digits before the point than a 64-bit integer has. */
  private static final int MAX_DIGITS = 20;

  private final FieldTree tree;
  private final RecordFields fields;
  private final boolean numericStrings;
  private final DecodeBudget budget;
  private final DecimalReader decimals = new DecimalReader();

  private DecodedRecord rows = new DecodedRecord();
  private boolean learning;
  private boolean metNew;
  private @Nullable DecodeOutcome refusal;

  /** A parser: reads a whole record and returns its outcome. */
  @FunctionalInterface
  public interface Reading {
    /** Reads the record from its start. */
    DecodeOutcome read() throws IOException;
  }

  /** Starts without any known fields. */
  public FieldTreeWriter(DocumentOptions options) {
    this(new FieldTree(options.fields()), options);
  }

  FieldTreeWriter(FieldTree tree, DocumentOptions options) {
    this.tree = tree;
    fields = options.fields();
    numericStrings = options.numericStrings();
    budget = options.budget();
  }

  /** Has a record read, twice if it contains unknown fields. */
  public DecodeOutcome write(DecodedRecord into, Reading reading) throws IOException {
    rows = into;
    learning = false;
    metNew = false;
    refusal = null;
    budget.rewind();
    DecodeOutcome outcome = checked(reading.read());
    if (metNew && !outcome.isUndecodable()) {
      rows.clear();
      budget.rewind();
      learning = true;
      outcome = checked(reading.read());
    }
    return outcome;
  }

  /** Starts a document and returns its root. */
  public FieldNode begin() {
    tree.nextDocument();
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
    if (learning) {
      return tree.learnMember(parent, name);
    }
    FieldNode known = parent.member(name);
    return known != null ? known : unknown();
  }

  /** The element of that index, from 0 on. */
  public FieldNode element(FieldNode parent, int number) {
    if (learning) {
      return tree.learnElement(parent, number);
    }
    return number < parent.elementCount() ? parent.element(number) : unknown();
  }

  /** Enters a member; false if it was entered before in this document. */
  public boolean enter(FieldNode member) {
    return tree.enter(member);
  }

  /** Takes an integer. */
  public void integer(FieldNode node, long value) {
    if (isWanted(node)) {
      rows.integer(node.slot, value);
    }
  }

  /** Takes an integer without a sign. */
  public void unsigned(FieldNode node, long value) {
    if (isWanted(node)) {
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
    if (Double.isFinite(value) && isWanted(node)) {
      rows.number(node.slot, value);
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
    integer(node, ms);
    if (node.slot >= 0) {
      fields.numbers().declareTime(node.slot);
    }
  }

  /** Records that there is a number too large for a double. */
  public void outOfRange() {
    rows.outOfRange();
  }

  /** Whether the text of that field is wanted. */
  public boolean wantsText(FieldNode node) {
    if (learning) {
      tree.learnText(node);
    }
    metNew |= node.textSlot == FieldTable.UNKNOWN;
    return numericStrings || isTextWanted(node);
  }

  /** Takes a text; a number in quotes may count as a number. */
  public void text(FieldNode node, String value) {
    if (!wantsText(node)) {
      return;
    }
    byte[] text = value.getBytes(UTF_8);
    if (isTextWanted(node)) {
      rows.text(node.textSlot, text, 0, text.length);
    }
    boolean number = numericStrings && decimals.readText(text, 0, text.length) == text.length;
    // 5e123456 is an id.
    if (number && !decimals.isOutOfRange() && isWanted(node)) {
      decimals.addTo(rows, node.slot);
    }
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
    } else if (isWanted(node)) {
      rows.rounded(node.slot, value);
    }
  }

  private DecodeOutcome checked(DecodeOutcome outcome) {
    DecodeOutcome refused = refusal;
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
