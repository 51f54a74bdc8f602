package topicscope.decode;

/** What a field is for. */
public enum FieldRole {
  /** It is a value, and becomes a series. */
  VALUE,
  /** It tells the objects of a list apart: each value is a group of its own. */
  IDENTITY,
  /** It stands for the {@link #IDENTITY} beside it, in this record or in an earlier one. */
  ALIAS,
  /** It is the time of a row in a list. */
  ROW_TIME,
  /** As {@link #IDENTITY}, of the other objects of its list too. */
  BASE_NAME,
  /**
   * The time, in seconds, that {@link #OFFSET} is added to, of the other objects of its list too.
   */
  BASE_TIME,
  /** The time of a row in a list: seconds after {@link #BASE_TIME}. */
  OFFSET,
  /** It is another time, which is not drawn. */
  TIME
}
