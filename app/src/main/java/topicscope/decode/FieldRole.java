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
  /** It is another time, which is not drawn. */
  TIME
}
