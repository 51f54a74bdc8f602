package topicscope.workspace;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import topicscope.decode.choice.DecodeChoice;

/**
 * One plot of a workspace.
 *
 * @param cluster its cluster; empty if not connected
 * @param topic its topic; empty if none was picked
 * @param from the beginning of the span, as on the command line, if {@code window} does not say it
 * @param window the span, if it is a number of points or a time
 * @param decode how the records are decoded
 * @param look its title and y ranges
 * @param series the series that are not drawn by default, in the order of their names
 * @param guests series of other topics in the plot
 * @param studies transforms and rules per topic, also of topics that are not read now
 * @param actions what alerts trigger
 * @param trigger the trigger and its captures
 */
public record PlotState(
    Optional<ClusterName> cluster,
    Optional<String> topic,
    Optional<String> from,
    Span window,
    DecodeChoice decode,
    Appearance look,
    List<SeriesState> series,
    List<GuestState> guests,
    List<StudyState> studies,
    Actions actions,
    TriggerState trigger) {
  /** Copies the lists. */
  public PlotState {
    series = List.copyOf(series);
    guests = List.copyOf(guests);
    studies = List.copyOf(studies);
  }

  /** Whether it shows anything: a topic, or series of other topics. */
  public boolean showsSomething() {
    return topic.isPresent() || !guests.isEmpty();
  }

  /** The same on another connection to one of its clusters. */
  PlotState moved(ClusterName from, ClusterName to) {
    UnaryOperator<ClusterName> move = name -> name.means(from) ? to : name;
    return new PlotState(
        cluster.map(move),
        topic,
        this.from,
        window,
        decode,
        look,
        series,
        guests.stream()
            .map(one ->
                new GuestState(move.apply(one.cluster()), one.topic(), one.name(), one.decode()))
            .toList(),
        studies.stream()
            .map(one ->
                new StudyState(
                    move.apply(one.cluster()), one.topic(), one.transforms(), one.alerts()))
            .toList(),
        actions,
        trigger);
  }

  /** The same without actions on alerts. */
  public PlotState withoutActions() {
    return new PlotState(
        cluster, topic, from, window, decode, look, series, guests, studies, Actions.NONE, trigger);
  }

  /**
   * Identifies a cluster.
   *
   * @param profile the name of a saved connection; empty without one
   * @param colour its colour, shown where the saved connection does not exist
   * @param servers {@code HOST:PORT[,…]}
   */
  public record ClusterName(Optional<String> profile, Optional<String> colour, String servers) {
    /** Without a colour. */
    public ClusterName(Optional<String> profile, String servers) {
      this(profile, Optional.empty(), servers);
    }

    /** Whether both mean the same cluster: by their saved connections, else by their servers. */
    public boolean means(ClusterName other) {
      boolean bothSaved = profile.isPresent() && other.profile.isPresent();
      return bothSaved ? profile.equals(other.profile) : servers.equals(other.servers);
    }
  }

  /**
   * The span: the newest samples by number or by time; neither if it begins elsewhere.
   *
   * @param points number of samples; 0 for another span
   * @param ms the span in ms; 0 for another span
   */
  public record Span(int points, long ms) {}

  /**
   * The look of a plot as a whole.
   *
   * @param title its title; empty for the topic
   * @param left the fixed range of the left y axis; empty if it follows its traces
   * @param right the fixed range of the right y axis; empty if it follows its traces
   * @param mode how the traces share the height; empty or unknown for the default
   * @param table how the table of its series is arranged
   * @param xy the series that is drawn against another; empty for all against the time
   */
  public record Appearance(
      String title,
      Optional<Range> left,
      Optional<Range> right,
      String mode,
      TableState table,
      Optional<XyState> xy) {
    /** The default. */
    public static final Appearance USUAL =
        new Appearance("", Optional.empty(), Optional.empty(), "");

    /** With the usual table, against the time. */
    public Appearance(String title, Optional<Range> left, Optional<Range> right, String mode) {
      this(title, left, right, mode, TableState.USUAL, Optional.empty());
    }
  }

  /**
   * A range of values; both ends are finite.
   *
   * @param low the lower end
   * @param high the upper end, above the lower one
   */
  public record Range(double low, double high) {}

  /**
   * The transforms and rules of a topic.
   *
   * @param cluster the topic's cluster
   * @param topic the topic
   * @param transforms transforms as text, in the order of addition
   * @param alerts alert rules as text, in the order of addition
   */
  public record StudyState(
      ClusterName cluster, String topic, List<String> transforms, List<String> alerts) {
    /** Copies the lists. */
    public StudyState {
      transforms = List.copyOf(transforms);
      alerts = List.copyOf(alerts);
    }
  }

  /**
   * What alerts trigger. Never in a file named by the user: such a file is shared, and a file must
   * not make another machine run a command; a command may also contain a secret.
   *
   * @param command a command of the system's shell; empty for none
   * @param topic the topic that receives the events; empty for none
   */
  public record Actions(String command, String topic) {
    /** No actions. */
    public static final Actions NONE = new Actions("", "");
  }

  /**
   * The trigger of a plot.
   *
   * @param rule its text; empty for none
   * @param mode auto, normal or single
   * @param spanMs how much time a capture shows
   * @param share which share of it lies before the trigger
   * @param holdOffMs for how long after one trigger no other counts
   * @param past whether triggers among old records count
   * @param captures what it has captured, the newest first
   */
  public record TriggerState(
      String rule,
      String mode,
      long spanMs,
      double share,
      long holdOffMs,
      boolean past,
      List<CaptureState> captures) {
    /** No trigger. */
    public static final TriggerState NONE =
        new TriggerState("", "normal", 10_000, 0.2, 0, false, List.of());

    /** Copies the list. */
    public TriggerState {
      captures = List.copyOf(captures);
    }
  }

  /**
   * A capture.
   *
   * @param line what others show it with
   * @param name a name that the user gave it
   * @param note what the user wrote about it
   */
  public record CaptureState(String line, String name, String note) {}

  /**
   * How a series is drawn.
   *
   * @param name its name
   * @param kind how its samples are joined: line, step, area, bars or points
   * @param unit the unit of its values; empty if unknown
   * @param shown whether it is drawn
   * @param right whether the user put it on the right axis
   * @param colour {@code 1} to {@code 8} for one of the palette, {@code #rrggbb} for another; empty
   *     for that of its index
   * @param label its label; empty for its name
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
   * @param cluster the topic's cluster
   * @param topic the topic
   * @param name the name of the series there
   * @param decode how the topic's records are decoded
   */
  public record GuestState(ClusterName cluster, String topic, String name, DecodeChoice decode) {}
}
