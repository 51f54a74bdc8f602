package topicscope.decode.document;

/** What a node of the document is for. */
enum NodeUse {
  /** A value, or an object of values. */
  VALUE,
  /** It tells the elements of a list apart. */
  IDENTITY,
  /** An object whose texts tell the elements of a list apart, such as tags. */
  IDENTITIES,
  /** The time of a row. */
  ROW_TIME,
  /** Another time. */
  TIME,
  /** It is no data. */
  IGNORED,
  /** The name in an element of {@link ListKind#MEMBERS}. */
  MEMBER_NAME,
  /** The value in an element of {@link ListKind#MEMBERS}. */
  MEMBER_VALUE,
  /** A number in a list that is {@link ListKind#DATE}. */
  DATE_PART;

  /** Whether a value is kept until the element or the list ends. */
  boolean isPart() {
    return this == MEMBER_NAME || this == MEMBER_VALUE || this == DATE_PART;
  }
}
