package topicscope.decode;

/**
 * What became of one record: every record that is not a tombstone has exactly one of these.
 *
 * @param kind which of the three
 * @param reason why, in plain words; empty for a decoded record
 */
public record Outcome(Kind kind, String reason) {
  /** At least one number was found. */
  public static final Outcome DECODED = new Outcome(Kind.DECODED, "");

  /** The record is well-formed and holds no number. */
  public static final Outcome WITHOUT_NUMBER = new Outcome(Kind.WITHOUT_NUMBER, "no numeric field");

  /** The three things that can become of a record. */
  public enum Kind {
    /** At least one number was found. */
    DECODED,
    /** Well-formed, but no number in it. */
    WITHOUT_NUMBER,
    /** Not of a format that is understood. */
    UNDECODABLE
  }

  static Outcome undecodable(String reason) {
    return new Outcome(Kind.UNDECODABLE, reason);
  }
}
