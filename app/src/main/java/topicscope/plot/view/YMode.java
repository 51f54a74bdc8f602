package topicscope.plot.view;

/** How the user wants the traces of a plot to share its height. */
public enum YMode {
  /** Lanes where units or ranges differ much, else over one another. */
  AUTO,
  /** Always over one another. */
  OVERLAY,
  /** A lane for each unit and magnitude. */
  LANES,
  /** Each trace from 0 to 100 % of its own range. */
  NORMALISED,
  /** Over one another, logarithmic. */
  LOGARITHMIC
}
