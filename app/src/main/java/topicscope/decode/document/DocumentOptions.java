package topicscope.decode.document;

import topicscope.decode.DecodeBudget;
import topicscope.decode.RecordFields;

/**
 * Options for reading documents.
 *
 * @param fields receives the fields that are found
 * @param numericStrings whether {@code "12.5"} in quotes is a number
 * @param budget what one record may cost; {@link DecodeBudget#begin} is called before each
 * @param shapes how lists are read; shared by the decoders of a topic
 */
public record DocumentOptions(
    RecordFields fields, boolean numericStrings, DecodeBudget budget, DocumentShapes shapes) {
  /** With a budget and shapes of its own. */
  public DocumentOptions(RecordFields fields, boolean numericStrings) {
    this(fields, numericStrings, new DecodeBudget(), new DocumentShapes());
  }
}
