package topicscope.decode.choice;

import java.util.List;

/** What distinguishes the series of one field. */
public sealed interface Grouping {
  /** What the format suggests: the tags of Influx line protocol, nothing for all others. */
  record ByFormat() implements Grouping {}

  /** Nothing: one series per field. */
  record None() implements Grouping {}

  /** The record key. */
  record ByKey() implements Grouping {}

  /** The partition. */
  record ByPartition() implements Grouping {}

  /**
   * The values of fields, texts or numbers.
   *
   * @param paths the fields' paths
   */
  record ByFields(List<String> paths) implements Grouping {
    /** Keeps a copy. */
    public ByFields {
      paths = List.copyOf(paths);
      if (paths.isEmpty()) {
        throw new IllegalArgumentException("name at least one field to group by");
      }
    }
  }

  /**
   * Reads {@code format}, {@code none}, {@code key}, {@code partition} or {@code
   * field:PATH[,PATH…]}, the forms of {@link #text}. A path with a comma is put in quotes, and a
   * quote in it is doubled: {@code field:"host, name",rack}.
   */
  static Grouping parse(String text) {
    return switch (text) {
      case "format" -> new ByFormat();
      case "none" -> new None();
      case "key" -> new ByKey();
      case "partition" -> new ByPartition();
      default -> {
        if (!text.startsWith("field:") || text.length() == "field:".length()) {
          throw new IllegalArgumentException(
              "series can be grouped by key, partition or field:PATH, not by " + text);
        }
        yield new ByFields(FieldPaths.split(text.substring("field:".length())));
      }
    };
  }

  /** The choice as text. */
  default String text() {
    return switch (this) {
      case ByFormat _ -> "format";
      case None _ -> "none";
      case ByKey _ -> "key";
      case ByPartition _ -> "partition";
      case ByFields texts -> "field:" + FieldPaths.join(texts.paths());
    };
  }
}
