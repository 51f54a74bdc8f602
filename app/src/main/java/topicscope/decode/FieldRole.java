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
  /** It is added to {@link #ABOVE_BASE}, of the other objects of its list too. */
  BASE_VALUE,
  /** It is a value to which {@link #BASE_VALUE} is added. */
  ABOVE_BASE,
  /** It is the unit of the values beside it. */
  UNIT,
  /** The unit of the values without {@link #UNIT}, of the other objects of its list too. */
  BASE_UNIT,
  /** It is another time, which is not drawn. */
  TIME;

  /** Whether it belongs to the row around its list. */
  boolean isBase() {
    return switch (this) {
      case BASE_NAME, BASE_TIME, BASE_VALUE, BASE_UNIT -> true;
      default -> false;
    };
  }

  /** Whether it may become a series. */
  boolean isDrawn() {
    return this == VALUE || this == ABOVE_BASE || this == TIME;
  }
}
