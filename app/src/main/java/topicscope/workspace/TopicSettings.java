package topicscope.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import topicscope.workspace.PlotState.Appearance;
import topicscope.workspace.PlotState.Range;
import topicscope.workspace.PlotState.SeriesState;

/**
 * What a user set up for a topic, in the words of a workspace: it comes back with the topic.
 *
 * @param title the title of its plot; empty for the topic
 * @param left the fixed range of the left y axis; empty if it follows its traces
 * @param right the fixed range of the right y axis; empty if it follows its traces
 * @param mode how the traces share the height; empty or unknown for the default
 * @param xy the series that is drawn against another; empty for all against the time
 * @param series the series that are not drawn by default, in the order of their names
 * @param transforms transforms as text, in the order of addition
 * @param alerts alert rules as text, in the order of addition
 */
public record TopicSettings(
    String title,
    Optional<Range> left,
    Optional<Range> right,
    String mode,
    Optional<XyState> xy,
    List<SeriesState> series,
    List<String> transforms,
    List<String> alerts) {
  /** Nothing set up. */
  public static final TopicSettings NONE =
      new TopicSettings(Appearance.USUAL, List.of(), List.of(), List.of());

  /** Copies the lists. */
  public TopicSettings {
    series = List.copyOf(series);
    transforms = List.copyOf(transforms);
    alerts = List.copyOf(alerts);
  }

  /** Of a plot's look; its table is the plot's own. */
  public TopicSettings(
      Appearance look, List<SeriesState> series, List<String> transforms, List<String> alerts) {
    this(
        look.title(),
        look.left(),
        look.right(),
        look.mode(),
        look.xy(),
        series,
        transforms,
        alerts);
  }

  /** The look, with the usual table. */
  public Appearance look() {
    return new Appearance(title, left, right, mode, TableState.USUAL, xy);
  }

  /** The same with other rules. */
  public TopicSettings withAlerts(List<String> others) {
    return new TopicSettings(title, left, right, mode, xy, series, transforms, others);
  }

  /**
   * The same with what differs between two others: of two plots or windows that change different
   * things, both changes stay; of two changes of one thing, the later one.
   */
  public TopicSettings changed(TopicSettings before, TopicSettings now) {
    return new TopicSettings(
        part(TopicSettings::title, before, now),
        part(TopicSettings::left, before, now),
        part(TopicSettings::right, before, now),
        part(TopicSettings::mode, before, now),
        part(TopicSettings::xy, before, now),
        changedSeries(before, now),
        changed(transforms, before.transforms, now.transforms),
        changed(alerts, before.alerts, now.alerts));
  }

  private <T> T part(Function<TopicSettings, T> part, TopicSettings before, TopicSettings now) {
    return part.apply(part.apply(before).equals(part.apply(now)) ? this : now);
  }

  private List<SeriesState> changedSeries(TopicSettings before, TopicSettings now) {
    Map<String, SeriesState> earlier = byName(before.series);
    Map<String, SeriesState> later = byName(now.series);
    Map<String, SeriesState> mine = new TreeMap<>(byName(series));
    later.forEach((name, one) -> {
      if (!Objects.equals(earlier.get(name), one)) {
        mine.put(name, one);
      }
    });
    earlier.keySet().stream().filter(name -> !later.containsKey(name)).forEach(mine::remove);
    return List.copyOf(mine.values());
  }

  private static Map<String, SeriesState> byName(List<SeriesState> series) {
    return series.stream()
        .collect(
            Collectors.toMap(
                SeriesState::name, Function.identity(), (one, other) -> other, LinkedHashMap::new));
  }

  private static List<String> changed(List<String> mine, List<String> before, List<String> now) {
    List<String> lines = new ArrayList<>(mine);
    lines.removeIf(line -> before.contains(line) && !now.contains(line));
    now.stream()
        .filter(line -> !before.contains(line) && !lines.contains(line))
        .forEach(lines::add);
    return lines;
  }
}
