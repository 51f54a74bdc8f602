package topicscope.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import topicscope.kafka.ClusterConnection;
import topicscope.plot.TraceStyle;
import topicscope.workspace.PlotState;
import topicscope.workspace.PlotState.GuestState;
import topicscope.workspace.PlotState.SeriesState;
import topicscope.workspace.Workspace;

/**
 * What a desk shows as the plots of a workspace, and back.
 *
 * <p>Owned by the JavaFX thread.
 */
final class SetupStates {
  private final KnownClusters clusters;

  SetupStates(KnownClusters clusters) {
    this.clusters = clusters;
  }

  /**
   * What a workspace gave.
   *
   * @param setup what the desk is to be set up as
   * @param troubles what the user has to be told
   */
  record Restored(DeskSetup setup, List<String> troubles) {}

  /** The plots; none if there is only one and it looks at nothing. */
  List<PlotState> plots(DeskSetup setup) {
    boolean nothing = setup.plots().size() == 1 && setup.plots().getFirst().connection().isEmpty();
    return nothing ? List.of() : setup.plots().stream().map(this::state).toList();
  }

  /** What a desk takes to show a workspace that has at least one plot. */
  Restored restored(Workspace workspace) {
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

  static String layout(PlotLayout layout) {
    return layout.name().toLowerCase(Locale.ROOT);
  }

  private static PlotLayout layout(String words) {
    return words.equals(layout(PlotLayout.TILED)) ? PlotLayout.TILED : PlotLayout.STACKED;
  }

  private PlotState state(PlotSetup setup) {
    List<SeriesState> series =
        setup.styles().entrySet().stream()
            .filter(entry -> !entry.getValue().equals(TraceStyle.LINE))
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> SetupWords.of(entry.getKey(), entry.getValue()))
            .toList();
    return new PlotState(
        setup.connection().map(clusters::name),
        setup.topic(),
        setup.start().from().map(SetupWords::of),
        SetupWords.of(setup.window()),
        SetupWords.of(setup.choice()),
        series,
        setup.guests().stream().map(this::state).toList());
  }

  private GuestState state(Guest guest) {
    return new GuestState(
        clusters.name(guest.connection()),
        guest.topic(),
        guest.series(),
        SetupWords.of(guest.choice()));
  }

  private PlotSetup setup(PlotState state, List<String> troubles) {
    Map<String, TraceStyle> styles = new LinkedHashMap<>();
    state.series().forEach(one -> styles.put(one.name(), SetupWords.style(one)));
    Optional<ClusterConnection> connection =
        state.cluster().map(name -> connection(name, troubles));
    return new PlotSetup(
        connection,
        state.topic(),
        SetupWords.choice(state.decode()),
        // A group isn't joined again unasked: that would move other members' partitions.
        ReadingStart.USUAL.at(state.from().flatMap(SetupWords::start)),
        SetupWords.window(state.window()),
        styles,
        state.guests().stream().map(guest -> guest(guest, troubles)).toList());
  }

  private Guest guest(GuestState state, List<String> troubles) {
    return new Guest(
        connection(state.cluster(), troubles),
        state.topic(),
        state.name(),
        SetupWords.choice(state.decode()));
  }

  private ClusterConnection connection(PlotState.ClusterName name, List<String> troubles) {
    KnownClusters.Found found = clusters.find(name);
    found.trouble().ifPresent(troubles::add);
    return found.connection();
  }
}
