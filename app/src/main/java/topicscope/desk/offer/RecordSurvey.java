package topicscope.desk.offer;

import java.util.List;
import topicscope.decode.choice.Format;
import topicscope.decode.choice.Grouping;

/**
 * What the latest records of a topic show when they are decoded with other choices; immutable.
 *
 * @param records how many records were examined
 * @param splits groupings that make the series clearly calmer, the best first
 * @param formats formats in which a share of the records can be read, the best first
 * @param times fields whose time differs clearly from the record's timestamp, in their order
 * @param states text fields that keep their value for several records, in their order
 */
public record RecordSurvey(
    int records,
    List<Split> splits,
    List<FormatShare> formats,
    List<String> times,
    List<String> states) {
  /** Nothing was examined. */
  public static final RecordSurvey NONE =
      new RecordSurvey(0, List.of(), List.of(), List.of(), List.of());

  /**
   * A grouping that makes the series calmer.
   *
   * @param grouping the grouping
   * @param groups how many values it has
   * @param roughness the steps from sample to sample compared with those without it, squared, as a
   *     mean of the numeric fields: 1 for no difference
   */
  public record Split(Grouping grouping, int groups, double roughness) {}

  /**
   * A format in which some of the records can be read.
   *
   * @param format the format
   * @param records how many records
   */
  public record FormatShare(Format format, int records) {}

  /** Keeps copies. */
  public RecordSurvey {
    splits = List.copyOf(splits);
    formats = List.copyOf(formats);
    times = List.copyOf(times);
    states = List.copyOf(states);
  }
}
