package topicscope.plot.paint;

/** How a trace is drawn. */
public enum TraceKind {
  /** Straight lines from sample to sample. */
  LINE,
  /** Each value is kept until the next sample. */
  STEP,
  /** A line with a pale fill down to zero. */
  AREA,
  /** A bar from zero to each sample. */
  BARS,
  /** A dot at each sample. */
  POINTS,
  /** A pale bar from the lowest to the highest sample of a column. */
  BAND
}
