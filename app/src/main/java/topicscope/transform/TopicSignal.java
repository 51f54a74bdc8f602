package topicscope.transform;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * A series about the topic itself, such as {@code @rate}, {@code @bytes(key)}, {@code
 * @lag(billing)} or {@code @end{3}}.
 *
 * @param kind what it says
 * @param argument the consumer group, the text, the part of a record, or the width of an interval;
 *     empty for the usual one
 * @param partition the only partition that counts; empty for all
 */
public record TopicSignal(Kind kind, String argument, OptionalInt partition) {
  /** The name of the argument that stands for a consumer group. */
  private static final String GROUP = "GROUP";

  /** The name of the argument that stands for any text. */
  private static final String TEXT = "TEXT";

  /** What a series about the topic says. */
  public enum Kind {
    /** Records per second, by record time. */
    RATE("records/s", "records per second", true, List.of()),
    /** Bytes of each record. */
    BYTES("B", "bytes of each record", false, List.of("value", "key", "headers")),
    /** Time between records. */
    INTERVAL("ms", "time since the record before in the partition", false, List.of("key")),
    /** Arrival minus record time. */
    DELAY(
        "ms",
        "arrival minus record time; below 0 if a producer's clock is ahead",
        false,
        List.of()),
    /** Distinct keys in an interval, estimated. */
    KEYS("keys", "distinct keys in 10 s, to about 1 %", false, List.of("1s", "1min", "1h")),
    /** Whether a record contains a text. */
    MATCH(
        "",
        "1 for a record with a text in its key, value or a header, else 0",
        false,
        List.of(TEXT)),
    /** The end offset. */
    END("", "end offset", true, List.of()),
    /** The offset of the first record held. */
    START("", "offset of the first record held", true, List.of()),
    /** Growth of the end offsets. */
    PRODUCED("offsets/s", "growth of the end offsets, without reading a record", true, List.of()),
    /** End minus committed offset. */
    LAG(
        "offsets",
        "end minus committed offset of a group; with transactions or compaction more than records",
        true,
        List.of(GROUP)),
    /** Age of the oldest record that is not consumed. */
    LAGTIME("s", "age of the oldest record that a group has not consumed", true, List.of(GROUP)),
    /** Members of a group. */
    MEMBERS("members", "members of a group", false, List.of(GROUP));

    private final String unit;
    private final String about;
    private final boolean perPartition;
    private final List<String> arguments;

    Kind(String unit, String about, boolean perPartition, List<String> arguments) {
      this.unit = unit;
      this.about = about;
      this.perPartition = perPartition;
      this.arguments = arguments;
    }

    /** The word behind the at sign. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** What its values are measured in; empty for plain numbers. */
    public String unit() {
      return unit;
    }

    /** What it says, in words. */
    public String about() {
      return about;
    }

    /** Whether it needs a consumer group. */
    public boolean isOfGroup() {
      return arguments.contains(GROUP);
    }

    /** Whether the cluster is asked for it; else it comes from the records that are read. */
    public boolean isAsked() {
      return ordinal() >= END.ordinal();
    }

    /** Whether there is one of each partition. */
    public boolean isPerPartition() {
      return perPartition;
    }

    private boolean isOfAnything() {
      return isOfGroup() || arguments.contains(TEXT);
    }

    private String usage() {
      return "@" + word() + (isOfAnything() ? "(" + arguments.getFirst() + ")" : "");
    }
  }

  /** One of all partitions, without an argument. */
  public static TopicSignal of(Kind kind) {
    return new TopicSignal(kind, "", OptionalInt.empty());
  }

  /** One of a consumer group, of all partitions. */
  public static TopicSignal of(Kind kind, String group) {
    return new TopicSignal(kind, group, OptionalInt.empty());
  }

  /** The same of one partition. */
  public TopicSignal in(int one) {
    return new TopicSignal(kind, argument, OptionalInt.of(one));
  }

  /** The text that is read; the name of the series. */
  public String text() {
    return "@"
        + kind.word()
        + (argument.isEmpty() ? "" : "(" + ExpressionReader.quote(argument) + ")")
        + partition.stream().mapToObj(one -> "{" + one + "}").collect(Collectors.joining());
  }

  /** The transform that makes this series. */
  public Transform transform() {
    return new Transform(TransformKind.ABOUT, List.of(), new TransformParameter.About(this));
  }

  @Override
  public String toString() {
    return text();
  }

  /** The kind whose word this is. */
  static Optional<Kind> kind(String word) {
    return Arrays.stream(Kind.values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /** Reads one; the at sign and the word come next. */
  static TopicSignal parse(ExpressionReader reader) {
    int start = reader.position();
    Kind kind =
        reader
            .signalWord()
            .flatMap(TopicSignal::kind)
            .orElseThrow(() ->
                reader.mistakeAt(
                    start,
                    "there is no series of that name about a topic; there is "
                        + Arrays.stream(Kind.values())
                            .map(Kind::usage)
                            .collect(Collectors.joining(", "))));
    String argument = "";
    if (reader.take("(")) {
      int place = reader.position();
      argument = reader.name();
      check(kind, argument, reader, place);
      reader.expect(")");
    } else if (kind.isOfAnything()) {
      throw reader.mistake(
          kind.isOfGroup()
              ? "the group is expected here, such as " + kind.usage()
              : "the text is expected here, such as @match(error)");
    }
    return new TopicSignal(kind, argument, partition(kind, reader));
  }

  private static void check(Kind kind, String argument, ExpressionReader reader, int place) {
    boolean known =
        (kind.isOfAnything() && !argument.isEmpty())
            || kind.arguments.contains(argument)
            || (kind == Kind.KEYS && new ExpressionReader(argument).isTime());
    if (!known) {
      throw reader.mistakeAt(
          place,
          kind.arguments.isEmpty()
              ? "@" + kind.word() + " has nothing in brackets"
              : "one of these is expected here: " + String.join(", ", kind.arguments));
    }
  }

  private static OptionalInt partition(Kind kind, ExpressionReader reader) {
    int place = reader.position();
    if (!reader.take("{")) {
      return OptionalInt.empty();
    }
    if (!kind.isPerPartition()) {
      throw reader.mistakeAt(place, "@" + kind.word() + " is not counted per partition");
    }
    double number = reader.number();
    if (number != Math.rint(number) || number < 0 || number > Integer.MAX_VALUE) {
      throw reader.mistakeAt(place, "the number of a partition is expected here, such as {0}");
    }
    reader.expect("}");
    return OptionalInt.of((int) number);
  }
}
