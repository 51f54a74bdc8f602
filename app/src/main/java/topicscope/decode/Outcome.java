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
public record Outcome(Kind kind, String reason) {
  /** At least one number was found. */
  public static final Outcome DECODED = new Outcome(Kind.DECODED, "");

  /** The record is well-formed and holds no number. */
  public static final Outcome WITHOUT_NUMBER = new Outcome(Kind.WITHOUT_NUMBER, "no numeric field");

  /** A value of no bytes, which is not a tombstone. */
  public static final Outcome EMPTY = undecodable("empty value");

  /** A number that is too large for a double. */
  public static final Outcome OUT_OF_RANGE = undecodable("a number out of range (above 1.8e308)");

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
  public static Outcome undecodable(String reason) {
    return new Outcome(Kind.UNDECODABLE, reason);
  }

  /** Whether the record could not be understood. */
  public boolean isUndecodable() {
    return kind == Kind.UNDECODABLE;
  }
}
