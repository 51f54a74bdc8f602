package topicscope.desk.offer;

/** A part of the panel of formats. */
public enum FormatPart {
  /** The choice of the format. */
  FORMAT,
  /** The address of the schema registry. */
  REGISTRY,
  /** The schema file. */
  SCHEMA
}
