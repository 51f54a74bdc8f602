package topicscope.decode.document;

import topicscope.decode.DecodeBudget;
import topicscope.decode.RecordFields;

/**
 * Options for reading documents.
 *
 * @param fields receives the fields that are found
 * @param numericStrings whether {@code "12.5"} in quotes is a number
 * @param budget what one record may cost; {@link DecodeBudget#begin} is called before each
 */
public record DocumentOptions(RecordFields fields, boolean numericStrings, DecodeBudget budget) {
  /** With a budget of its own. */
  public DocumentOptions(RecordFields fields, boolean numericStrings) {
    this(fields, numericStrings, new DecodeBudget());
  }
}
