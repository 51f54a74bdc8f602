package topicscope.decode.rollup;

/** What one record of a roll-up says. */
public sealed interface RollupMessage permits Partial, Account {
  /** The version of the format that is written and read. */
  int VERSION = 1;
}
