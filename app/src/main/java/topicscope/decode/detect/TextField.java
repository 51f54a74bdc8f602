package topicscope.decode.detect;

/**
 * A text field seen in the first records, by which series could be told apart.
 *
 * @param path its path
 * @param values how many distinct values were seen, counted up to a bound
 * @param example one of them
 */
public record TextField(String path, int values, String example) {}
