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
 * @param look its title and y ranges
 * @param series how series are drawn that aren't drawn as usual, in the order of their names
 * @param guests series of other topics that stand in it
 * @param studies what is worked out of topics and watched for, also of those it doesn't read now
 * @param actions what happens on alerts
 */
public record PlotState(
    Optional<ClusterName> cluster,
    Optional<String> topic,
    Optional<String> from,
    Span window,
    Decoding decode,
    Look look,
    List<SeriesState> series,
    List<GuestState> guests,
    List<StudyState> studies,
    Actions actions) {
  /** Takes copies of the lists. */
  public PlotState {
    series = List.copyOf(series);
    guests = List.copyOf(guests);
    studies = List.copyOf(studies);
  }

  /** The same with nothing that happens on alerts. */
  public PlotState withoutActions() {
    return new PlotState(
        cluster, topic, from, window, decode, look, series, guests, studies, Actions.NONE);
  }

  /**
   * By what name a cluster is found again.
   *
   * @param profile the name of a connection profile; empty if it was reached without one
   * @param colour the colour of that profile, shown where the profile itself isn't there
   * @param servers {@code HOST:PORT[,…]}
   */
  public record ClusterName(Optional<String> profile, Optional<String> colour, String servers) {
    /** One without a colour. */
    public ClusterName(Optional<String> profile, String servers) {
      this(profile, Optional.empty(), servers);
    }
  }

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
   * What is to be seen of a plot as a whole.
   *
   * @param title its title; empty for the topic
   * @param left at what the y axis at the left is fixed; empty if it follows its traces
   * @param right the same of the one at the right
   */
  public record Look(String title, Optional<Range> left, Optional<Range> right) {
    /** As usual. */
    public static final Look USUAL = new Look("", Optional.empty(), Optional.empty());
  }

  /**
   * A range of values; both ends are finite.
   *
   * @param low the lower end
   * @param high the upper end, above the lower one
   */
  public record Range(double low, double high) {}

  /**
   * What is worked out of a topic.
   *
   * @param cluster the cluster that the topic is on
   * @param topic the topic
   * @param transforms series made of others, as they are written, in the order in which they were
   *     added
   * @param alerts rules of alerts, as they are written, in the order in which they were added
   */
  public record StudyState(
      ClusterName cluster, String topic, List<String> transforms, List<String> alerts) {
    /** Takes copies of the lists. */
    public StudyState {
      transforms = List.copyOf(transforms);
      alerts = List.copyOf(alerts);
    }
  }

  /**
   * What happens on alerts. Never in a file that a user has named: such a file is handed on, and
   * nobody's file makes another's machine run something; a command may hold a secret, too.
   *
   * @param command what the system's shell runs; empty for nothing
   * @param topic the topic that gets the events; empty for none
   */
  public record Actions(String command, String topic) {
    /** Nothing. */
    public static final Actions NONE = new Actions("", "");
  }

  /**
   * How a series is drawn.
   *
   * @param name its name
   * @param kind how its samples are joined: line, step, area, bars or points
   * @param unit what its values are measured in; empty when unknown
   * @param shown whether it is drawn
   * @param right whether it has the axis at the right by choice
   * @param colour {@code 1} to {@code 8} for one of the palette, {@code #rrggbb} for another; empty
   *     for that of its place
   * @param label what it is called where it is seen; empty for its name
   */
  public record SeriesState(
      String name,
      String kind,
      String unit,
      boolean shown,
      boolean right,
      String colour,
      String label) {}

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
