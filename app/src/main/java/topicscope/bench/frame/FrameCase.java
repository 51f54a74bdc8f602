package topicscope.bench.frame;

/**
 * What is shown in one case of the frame benchmark.
 *
 * @param series how many
 * @param samples how many of each are in the window
 * @param still whether nothing new arrives
 */
record FrameCase(int series, int samples, boolean still) {
  private static final String STILL = "nothing-new";
  private static final int MAX_FOR_STOCK = 20_000;

  /** Reads a case as {@link #name()} writes it. */
  static FrameCase of(String name) {
    if (name.equals(STILL)) {
      return new FrameCase(1, 200, true);
    }
    String[] parts = name.split("x", -1);
    if (parts.length == 2 && parts[0].matches("\\d{1,4}") && parts[1].matches("\\d{1,8}")) {
      return new FrameCase(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), false);
    }
    throw new IllegalArgumentException(
        "a case is " + STILL + " or SERIESxSAMPLES, as 10x2000, not " + name);
  }

  String name() {
    return still ? STILL : series + "x" + samples;
  }

  /** Whether the stock chart is fast enough to be measured. */
  boolean stockCanDoIt() {
    return (long) series * samples <= MAX_FOR_STOCK;
  }
}
