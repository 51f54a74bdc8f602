package topicscope.decode.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
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
  /** The deepest nesting of a document. */
  public static final int DEEPEST = 64;

  /** A document with deeper nesting. */
  public static final DecodeOutcome TOO_DEEP =
      DecodeOutcome.undecodable("nested deeper than " + DEEPEST + " levels");

  /** More digits before the point than a 64-bit integer has. */
  private static final int MAX_DIGITS = 20;

  private final FieldTree tree;
  private final RecordFields fields;
  private final boolean numericStrings;
  private final DecimalReader decimals = new DecimalReader();

  private DecodedRecord rows = new DecodedRecord();
  private boolean learning;
  private boolean metNew;
  private boolean outOfRange;

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
  }

  /** Has a record read, twice if it contains unknown fields. */
  public DecodeOutcome write(DecodedRecord into, Reading reading) throws IOException {
    rows = into;
    learning = false;
    metNew = false;
    outOfRange = false;
    DecodeOutcome outcome = checked(reading.read());
    if (metNew && !outcome.isUndecodable()) {
      rows.clear();
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
  public void integer(FieldNode place, long value) {
    if (isWanted(place)) {
      rows.integer(place.slot, value);
    }
  }

  /** Takes an integer without a sign. */
  public void unsigned(FieldNode place, long value) {
    if (isWanted(place)) {
      rows.unsigned(place.slot, value);
    }
  }

  /** Takes an integer of any length; exactly if it has at most 64 bits. */
  public void bigInteger(FieldNode place, BigInteger value) {
    double rounded = value.doubleValue();
    if (!Double.isFinite(rounded)) {
      outOfRange();
    } else if (value.bitLength() < Long.SIZE) {
      integer(place, value.longValue());
    } else if (value.signum() > 0 && value.bitLength() == Long.SIZE) {
      unsigned(place, value.longValue());
    } else if (isWanted(place)) {
      rows.rounded(place.slot, rounded);
    }
  }

  /** Takes a number; NaN and infinities count as missing. */
  public void number(FieldNode place, double value) {
    if (Double.isFinite(value) && isWanted(place)) {
      rows.number(place.slot, value);
    }
  }

  /** Takes a decimal; exactly if it is an integer of at most 64 bits. */
  public void decimal(FieldNode place, BigDecimal value) {
    boolean large = value.signum() == 0 || value.precision() - value.scale() > MAX_DIGITS;
    if (large || value.stripTrailingZeros().scale() > 0) {
      bigNumber(place, value.doubleValue());
    } else {
      bigInteger(place, value.toBigInteger());
    }
  }

  /** Takes a value that is a time, ms since the epoch. */
  public void time(FieldNode place, long ms) {
    integer(place, ms);
    if (place.slot >= 0) {
      fields.numbers().declareTime(place.slot);
    }
  }

  /** Records that there is a number too large for a double. */
  public void outOfRange() {
    outOfRange = true;
  }

  /** Whether the text of that field is wanted. */
  public boolean wantsText(FieldNode place) {
    if (learning) {
      tree.learnText(place);
    }
    metNew |= place.textSlot == FieldTable.UNKNOWN;
    return numericStrings || isTextWanted(place);
  }

  /** Takes a text; a number in quotes may count as a number. */
  public void text(FieldNode place, String value) {
    if (!wantsText(place)) {
      return;
    }
    byte[] text = value.getBytes(UTF_8);
    if (isTextWanted(place)) {
      rows.text(place.textSlot, text, 0, text.length);
    }
    if (!numericStrings || decimals.readText(text, 0, text.length) != text.length) {
      return;
    }
    if (decimals.isOutOfRange()) {
      outOfRange();
    } else if (isWanted(place)) {
      decimals.addTo(rows, place.slot);
    }
  }

  private void bigNumber(FieldNode place, double value) {
    if (Double.isFinite(value)) {
      number(place, value);
    } else {
      outOfRange();
    }
  }

  private DecodeOutcome checked(DecodeOutcome outcome) {
    return outOfRange && !outcome.isUndecodable() ? DecodeOutcome.OUT_OF_RANGE : outcome;
  }

  private FieldNode unknown() {
    metNew = true;
    return tree.beyond();
  }

  private boolean isTextWanted(FieldNode place) {
    return place.textSlot >= 0 && fields.texts().wanted()[place.textSlot];
  }

  private boolean isWanted(FieldNode place) {
    if (learning) {
      tree.learnNumber(place);
    }
    metNew |= place.slot == FieldTable.UNKNOWN;
    if (place.slot >= 0 && fields.numbers().wanted()[place.slot]) {
      return true;
    }
    if (place.slot == FieldTable.NONE) {
      rows.leaveOut();
    } else {
      rows.unwanted();
    }
    return false;
  }
}
