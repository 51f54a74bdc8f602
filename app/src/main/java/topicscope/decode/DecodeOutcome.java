package topicscope.decode;

/**
 * What became of one record: every record that is not a tombstone has exactly one of these.
 *
 * <p>Decoders hold theirs as constants, so that a bad record costs no memory and the number of
 * reasons stays small.
 *
 * @param kind which of the three
 * @param reason why, in plain words; empty for a decoded record
 */
public record DecodeOutcome(Kind kind, String reason) {
  /** At least one number was found. */
  public static final DecodeOutcome DECODED = new DecodeOutcome(Kind.DECODED, "");

  /** The record is well-formed and holds no number. */
  public static final DecodeOutcome WITHOUT_NUMBER =
      new DecodeOutcome(Kind.WITHOUT_NUMBER, "no numeric field");

  /** A value of no bytes, which is not a tombstone. */
  public static final DecodeOutcome EMPTY = undecodable("empty value");

  /** A number that is too large for a double. */
  public static final DecodeOutcome OUT_OF_RANGE =
      undecodable("a number out of range (above 1.8e308)");

  /** The three things that can become of a record. */
  public enum Kind {
    /** At least one number was found. */
    DECODED,
    /** Well-formed, but no number in it. */
    WITHOUT_NUMBER,
    /** Not of a format that is understood. */
    UNDECODABLE
  }

  /** An outcome for a record that can't be decoded, and why. */
  public static DecodeOutcome undecodable(String reason) {
    return new DecodeOutcome(Kind.UNDECODABLE, reason);
  }

  /** Whether the record could not be understood. */
  public boolean isUndecodable() {
    return kind == Kind.UNDECODABLE;
  }
}
