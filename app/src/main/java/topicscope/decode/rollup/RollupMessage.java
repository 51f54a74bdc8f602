package topicscope.decode.rollup;

/** What one record of a roll-up says. */
public sealed interface RollupMessage permits Partial, Account {
  /** The version of the format that is written and read. */
  int VERSION = 1;

  /** The key of accounts. */
  String ACCOUNT_KEY = "@account";

  /** The key of the record: the name of the series, or {@value #ACCOUNT_KEY}. */
  String key();
}
