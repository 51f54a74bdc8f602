package topicscope.decode;

/**
 * The outcome of decoding one record: every record that is not a tombstone has exactly one.
 *
 * <p>Decoders hold their outcomes as constants, so that a bad record costs no memory and the number
 * of reasons stays small.
 *
 * @param kind one of three kinds
 * @param reason the reason in plain words; empty for a decoded record
 */
public record DecodeOutcome(Kind kind, String reason) {
  /** At least one number was found. */
  public static final DecodeOutcome DECODED = new DecodeOutcome(Kind.DECODED, "");

  /** The record is well-formed but contains no number. */
  public static final DecodeOutcome WITHOUT_NUMBER =
      new DecodeOutcome(Kind.WITHOUT_NUMBER, "no numeric field");

  /** A value of zero bytes, which is not a tombstone. */
  public static final DecodeOutcome EMPTY = undecodable("empty value");

  /** A number too large for a double. */
  public static final DecodeOutcome OUT_OF_RANGE =
      undecodable("a number out of range (above 1.8e308)");

  /** The kinds of outcome. */
  public enum Kind {
    /** At least one number was found. */
    DECODED,
    /** Well-formed, but without a number. */
    WITHOUT_NUMBER,
    /** Not in a format that is understood. */
    UNDECODABLE
  }

  /** The outcome of a record that can't be decoded, with the reason. */
  public static DecodeOutcome undecodable(String reason) {
    return new DecodeOutcome(Kind.UNDECODABLE, reason);
  }

  /** Whether the record could not be decoded. */
  public boolean isUndecodable() {
    return kind == Kind.UNDECODABLE;
  }
}
