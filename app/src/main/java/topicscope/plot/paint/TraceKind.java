package topicscope.plot.paint;

/** How a trace joins its samples. */
public enum TraceKind {
  /** Straight lines from sample to sample. */
  LINE,
  /** A value holds until the next sample. */
  STEP,
  /** A line, and a pale fill between it and zero. */
  AREA,
  /** A bar from zero to each sample. */
  BARS,
  /** A dot at each sample and nothing between. */
  POINTS,
  /** A pale bar from the lowest to the highest of the samples at one x. */
  BAND
}
