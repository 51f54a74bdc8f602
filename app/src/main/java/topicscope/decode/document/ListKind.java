package topicscope.decode.document;

/** How the elements of a list are read. */
enum ListKind {
  /** No element was seen so far. */
  UNKNOWN,
  /** Each element is a field of its own, named by its place. */
  PLACES,
  /** Each element is a row: it has a time of its own, or a name or an id. */
  ROWS,
  /** Each element belongs to the row of its number, together with the lists beside it. */
  COLUMN,
  /** Numbers in order, such as a waveform: all are samples of one field. */
  SAMPLES,
  /** The parts of one date and time: year, month, day, hour, minute, second, nanosecond. */
  DATE,
  /** Names and their values, which are read as the members of an object. */
  MEMBERS
}
