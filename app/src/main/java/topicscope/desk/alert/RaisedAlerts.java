package topicscope.desk.alert;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import topicscope.alert.AlertState;
import topicscope.desk.model.Plot;

/** The alerts that are raised now, and how the window names them. For the JavaFX thread. */
public final class RaisedAlerts {
  private static final String PROGRAM = "Topicscope";

  private RaisedAlerts() {}

  /** The raised alerts of a plot, one for each rule and series. */
  public static List<AlertState> of(Plot plot) {
    return plot.readingProperty().get().stream()
        .flatMap(reading -> reading.analysis().alerts().states().stream())
        .filter(state -> state.kind() == AlertState.Kind.RAISED)
        .toList();
  }

  /** The raised alerts of a plot in lines, for a tooltip. */
  public static String lines(List<AlertState> raised) {
    return raised.stream()
        .map(state -> state.rule().text() + named(state.series()))
        .collect(Collectors.joining("\n"));
  }

  private static String named(String series) {
    return series.isEmpty() ? "" : " (" + series + ")";
  }

  /** The title of the window: {@code ALERT heart-rate – Topicscope} while an alert is raised. */
  public static String windowTitle(List<Plot> plots) {
    // Two plots of one topic have the same rules.
    List<String> names =
        plots.stream()
            .flatMap(plot -> of(plot).stream().map(state -> new Raised(plot, state)))
            .distinct()
            .map(Raised::name)
            .toList();
    if (names.isEmpty()) {
      return PROGRAM;
    }
    String more = names.size() == 1 ? "" : " and " + (names.size() - 1) + " more";
    return "ALERT " + names.getFirst() + more + " – " + PROGRAM;
  }

  /** An alert, whichever plot shows it. */
  private record Raised(
      String servers, Optional<String> topic, String rule, String series, String name) {
    Raised(Plot plot, AlertState state) {
      this(
          plot.servers(),
          plot.topic(),
          state.rule().text(),
          state.series(),
          state.series().isEmpty() ? plot.title() : state.series());
    }
  }
}
