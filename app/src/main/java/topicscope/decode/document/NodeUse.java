package topicscope.decode.document;

/** What a node of the document is for. */
enum NodeUse {
  /** A value, or an object of values. */
  VALUE,
  /** It tells the elements of a list apart. */
  IDENTITY,
  /** An object whose texts tell the elements of a list apart, such as tags. */
  IDENTITIES,
  /** A number that stands for the name beside it, in this record or in an earlier one. */
  ALIAS,
  /** The time of a row. */
  ROW_TIME,
  /** It tells the elements of a list apart, and stands in one of them or around them. */
  BASE_NAME,
  /** The time that the times in a list are added to; it stands in one element or around them. */
  BASE_TIME,
  /** The time of a row, as seconds after the base time. */
  OFFSET,
  /** A number that is added to the values in a list; it stands in one element or around them. */
  BASE_VALUE,
  /** A value to which the base value is added. */
  ABOVE_BASE,
  /** The unit of the value beside it. */
  UNIT,
  /** The unit of the values in a list that have none; it stands in one element or around them. */
  BASE_UNIT,
  /** Another time. */
  TIME,
  /** It is no data. */
  IGNORED,
  /** The name in an element of {@link ListKind#MEMBERS}. */
  MEMBER_NAME,
  /** The value in an element of {@link ListKind#MEMBERS}. */
  MEMBER_VALUE,
  /** A number in a list that is {@link ListKind#DATE}. */
  DATE_PART,
  /** The scale of a decimal that stands beside it. */
  SCALE,
  /** The digits of a decimal whose scale stands beside them: base64 of a binary integer. */
  UNSCALED,
  /** The schema of the payload beside it. */
  SCHEMA,
  /** A wrapper: its members are named as if they were members of the object around it. */
  WRAPPER,
  /** A text that holds a document. */
  DOCUMENT,
  /** Both: a text that holds a document whose members are named as if there was no text. */
  WRAPPED_DOCUMENT,
  /** Base64 of a number as text or of a document. */
  BASE64,
  /** A decimal: base64 of a binary integer, whose scale is known. */
  DECIMAL;

  /** Whether its members are named as if they were members of the object around it. */
  boolean isWrapper() {
    return this == WRAPPER || this == WRAPPED_DOCUMENT;
  }

  /** Whether it is a text that holds a document. */
  boolean isDocument() {
    return this == DOCUMENT || this == WRAPPED_DOCUMENT;
  }

  /** Whether a value is kept until the parts beside it are known. */
  boolean isPart() {
    return switch (this) {
      case MEMBER_NAME, MEMBER_VALUE, DATE_PART, SCALE, UNSCALED -> true;
      default -> false;
    };
  }

  /** Whether it changes what is read around it or inside it. */
  boolean isEnvelope() {
    return this == WRAPPER || this == IGNORED || isSpecial();
  }

  /** Whether it holds something else than its text or its members. */
  boolean isSpecial() {
    return switch (this) {
      case SCHEMA, DOCUMENT, WRAPPED_DOCUMENT, BASE64, DECIMAL -> true;
      default -> isPart();
    };
  }
}
