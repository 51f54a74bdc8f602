package topicscope.decode.document;

import topicscope.decode.RecordFields;

/**
 * Options for reading documents.
 *
 * @param fields receives the fields that are found
 * @param numericStrings whether {@code "12.5"} in quotes is a number
 */
public record DocumentOptions(RecordFields fields, boolean numericStrings) {}
