package topicscope.desk.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import topicscope.alert.AlertRule;
import topicscope.desk.model.DeskSetup;
import topicscope.desk.model.ForeignSeries;
import topicscope.desk.model.KnownClusters;
import topicscope.desk.model.LookWords;
import topicscope.desk.model.PlotLayout;
import topicscope.desk.model.PlotSetup;
import topicscope.desk.model.TopicAnalyses;
import topicscope.plot.view.TraceStyle;
import topicscope.reading.AlertActions;
import topicscope.reading.ReadingStart;
import topicscope.transform.SyntaxException;
import topicscope.transform.Transform;
import topicscope.workspace.PlotState;
import topicscope.workspace.PlotState.Actions;
import topicscope.workspace.PlotState.ClusterName;
import topicscope.workspace.PlotState.GuestState;
import topicscope.workspace.PlotState.SeriesState;
import topicscope.workspace.PlotState.StudyState;
import topicscope.workspace.Workspace;

/**
 * What a desk shows as the plots of a workspace, and back.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class WorkspaceMapping {
  private final KnownClusters clusters;

  public WorkspaceMapping(KnownClusters clusters) {
    this.clusters = clusters;
  }

  /**
   * What a workspace gave.
   *
   * @param setup what the desk is to be set up as
   * @param troubles messages for the user
   */
  public record Restored(DeskSetup setup, List<String> troubles) {}

  /** The plots; none if there is only one and it looks at nothing. */
  public List<PlotState> plots(DeskSetup setup) {
    boolean nothing = setup.plots().size() == 1 && setup.plots().getFirst().connection().isEmpty();
    return nothing ? List.of() : setup.plots().stream().map(this::state).toList();
  }

  /** What a desk takes to show a workspace that has at least one plot. */
  public Restored restored(Workspace workspace) {
    List<String> troubles = new ArrayList<>();
    List<PlotSetup> plots = workspace.plots().stream().map(plot -> setup(plot, troubles)).toList();
    DeskSetup setup =
        new DeskSetup(
            plots,
            Math.min(workspace.focused(), plots.size() - 1),
            layout(workspace.layout()),
            workspace.linked());
    return new Restored(setup, troubles.stream().distinct().toList());
  }

  public static String layout(PlotLayout layout) {
    return layout.name().toLowerCase(Locale.ROOT);
  }

  private static PlotLayout layout(String words) {
    return words.equals(layout(PlotLayout.TILED)) ? PlotLayout.TILED : PlotLayout.STACKED;
  }

  private PlotState state(PlotSetup setup) {
    List<SeriesState> series =
        setup.styles().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> LookWords.of(entry.getKey(), entry.getValue()))
            .toList();
    return new PlotState(
        setup.connection().map(clusters::name),
        setup.topic(),
        PlotSetupMapping.from(setup.window()),
        PlotSetupMapping.of(setup.window()),
        setup.choice(),
        LookWords.of(setup.look()),
        series,
        setup.foreignSeries().stream().map(this::state).toList(),
        setup.analyses().stream().map(topic -> state(topic, setup)).toList(),
        new Actions(setup.actions().command(), setup.actions().topic()),
        TriggerMapping.of(setup.trigger()));
  }

  private StudyState state(TopicAnalyses.Setup topic, PlotSetup setup) {
    ClusterName cluster =
        setup
            .connection()
            .filter(now -> now.bootstrapServers().equals(topic.servers()))
            .map(clusters::name)
            .orElseGet(() -> new ClusterName(Optional.empty(), topic.servers()));
    return new StudyState(
        cluster,
        topic.topic(),
        topic.transforms().stream().map(Transform::text).toList(),
        topic.rules().stream().map(AlertRule::text).toList());
  }

  private GuestState state(ForeignSeries guest) {
    return new GuestState(
        clusters.name(guest.connection()), guest.topic(), guest.series(), guest.choice());
  }

  private PlotSetup setup(PlotState state, List<String> troubles) {
    Map<String, TraceStyle> styles = new LinkedHashMap<>();
    state.series().forEach(one -> styles.put(one.name(), LookWords.style(one)));
    Optional<KnownClusters.Found> cluster = state.cluster().map(name -> find(name, troubles));
    return new PlotSetup(
        cluster.map(KnownClusters.Found::connection),
        cluster.flatMap(KnownClusters.Found::profile),
        state.topic(),
        state.decode(),
        // A group isn't joined again unasked: that would move other members' partitions.
        ReadingStart.USUAL,
        PlotSetupMapping.span(state.from(), state.window()),
        LookWords.look(state.look()),
        styles,
        state.guests().stream().map(guest -> guest(guest, troubles)).toList(),
        state.studies().stream().map(study -> study(study, state, cluster, troubles)).toList(),
        new AlertActions(state.actions().command(), state.actions().topic()),
        TriggerMapping.setup(state.trigger(), troubles));
  }

  /** A study of the plot's own cluster goes by the servers that it has now. */
  private static TopicAnalyses.Setup study(
      StudyState state,
      PlotState plot,
      Optional<KnownClusters.Found> cluster,
      List<String> troubles) {
    boolean own =
        plot.cluster().filter(name -> KnownClusters.sameCluster(name, state.cluster())).isPresent();
    String servers =
        cluster
            .filter(found -> own)
            .map(found -> found.connection().bootstrapServers())
            .orElseGet(() -> state.cluster().servers());
    return new TopicAnalyses.Setup(
        servers,
        state.topic(),
        parsed(state.transforms(), Transform::parse, "transform", troubles),
        parsed(state.alerts(), AlertRule::parse, "rule", troubles));
  }

  private static <T> List<T> parsed(
      List<String> lines, Function<String, T> parser, String what, List<String> troubles) {
    List<T> parsed = new ArrayList<>();
    for (String line : lines) {
      try {
        parsed.add(parser.apply(line));
      } catch (SyntaxException e) {
        troubles.add("The workspace's " + what + " '" + line + "' is left out: " + e.getMessage());
      }
    }
    return parsed;
  }

  private ForeignSeries guest(GuestState state, List<String> troubles) {
    return new ForeignSeries(
        find(state.cluster(), troubles).connection(), state.topic(), state.name(), state.decode());
  }

  private KnownClusters.Found find(ClusterName name, List<String> troubles) {
    KnownClusters.Found found = clusters.find(name);
    found.trouble().ifPresent(troubles::add);
    return found;
  }
}
