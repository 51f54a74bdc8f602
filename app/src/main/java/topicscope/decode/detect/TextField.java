package topicscope.decode.detect;

/**
 * A text field of the first records that can distinguish series.
 *
 * @param path its path
 * @param values number of distinct values seen, up to a bound
 * @param example one of them
 */
public record TextField(String path, int values, String example) {}
