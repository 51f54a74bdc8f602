package topicscope.decode.document;

import topicscope.decode.RecordFields;

/**
 * How documents are read.
 *
 * @param fields gets the fields that are found
 * @param numericStrings whether {@code "12.5"} in quotes is a number
 */
public record DocumentOptions(RecordFields fields, boolean numericStrings) {}
