package topicscope.workspace;

import java.util.List;
import java.util.Optional;

/**
 * One plot of a workspace.
 *
 * @param cluster the cluster it looks at; empty if it isn't connected
 * @param topic the topic it reads; empty if none was picked
 * @param from where reading begins, as on the command line; empty for the last records
 * @param window how much is in sight
 * @param decode how the records are decoded
 * @param series how series are drawn that aren't drawn as usual, in the order of their names
 * @param guests series of other topics that stand in it
 */
public record PlotState(
    Optional<ClusterName> cluster,
    Optional<String> topic,
    Optional<String> from,
    Span window,
    Decoding decode,
    List<SeriesState> series,
    List<GuestState> guests) {
  /** Takes copies of the lists. */
  public PlotState {
    series = List.copyOf(series);
    guests = List.copyOf(guests);
  }

  /**
   * By what name a cluster is found again.
   *
   * @param profile the name of a connection profile; empty if it was reached without one
   * @param servers {@code HOST:PORT[,…]}
   */
  public record ClusterName(Optional<String> profile, String servers) {}

  /**
   * How much is in sight: the newest samples by number or by time.
   *
   * @param points how many samples; 0 for a span of time
   * @param ms how long, in milliseconds; 0 for a number of samples
   */
  public record Span(int points, long ms) {}

  /**
   * How records are decoded, in the words of the command line.
   *
   * @param format the format; empty to find it from the records
   * @param time which time counts
   * @param grouping what makes a line of its own
   * @param numericStrings whether texts that are numbers count as numbers
   * @param schema the file with the schema of values that don't say theirs
   * @param message which message type of a Protobuf schema; empty for the first
   */
  public record Decoding(
      Optional<String> format,
      String time,
      String grouping,
      boolean numericStrings,
      Optional<String> schema,
      String message) {
    /** Everything left open. */
    public static final Decoding AUTOMATIC =
        new Decoding(Optional.empty(), "record", "format", false, Optional.empty(), "");
  }

  /**
   * How a series is drawn.
   *
   * @param name its name
   * @param kind how its samples are joined: line, step, area, bars or points
   * @param unit what its values are measured in; empty when unknown
   * @param shown whether it is drawn
   * @param right whether it has the axis at the right by choice
   */
  public record SeriesState(String name, String kind, String unit, boolean shown, boolean right) {}

  /**
   * A series of another topic.
   *
   * @param cluster the cluster that the topic is on
   * @param topic the topic
   * @param name the name of the series there
   * @param decode how the topic's records are decoded
   */
  public record GuestState(ClusterName cluster, String topic, String name, Decoding decode) {}
}
