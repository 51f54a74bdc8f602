package topicscope.desk.alert;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.control.ListCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import topicscope.alert.AlertEvent;
import topicscope.alert.AlertRule;
import topicscope.alert.AlertState;
import topicscope.desk.widget.Nodes;
import topicscope.desk.widget.ShortNumbers;
import topicscope.desk.widget.SparseRow;

/** Cells and columns of the alert panel. */
final class AlertCells {
  static final PseudoClass RAISED = PseudoClass.getPseudoClass("raised");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

  private static final double MIN_WIDTH = 56;

  private AlertCells() {}

  /** A row with a tooltip that shows the whole event. */
  static final class EventRow extends SparseRow<AlertEvent> {
    private final Tooltip whole = new Tooltip();

    @Override
    protected void updateItem(AlertEvent event, boolean empty) {
      super.updateItem(event, empty);
      setTooltip(empty ? null : whole);
      if (!empty) {
        whole.setText(event.text() + "\n" + DATE.format(when(event)) + " " + place(event));
      }
    }
  }

  /** An alert rule and its state. */
  static final class OfRule extends ListCell<AlertRule> {
    private final Supplier<List<AlertState>> states;
    private final Supplier<List<String>> series;

    /**
     * @param states the states of all rules
     * @param series the names of the existing series
     */
    OfRule(Supplier<List<AlertState>> states, Supplier<List<String>> series) {
      this.states = states;
      this.series = series;
    }

    @Override
    protected void updateItem(AlertRule rule, boolean empty) {
      super.updateItem(rule, empty);
      List<AlertState> mine =
          empty
              ? List.of()
              : states.get().stream().filter(state -> state.rule().equals(rule)).toList();
      setText(empty ? null : rule.text() + "\n" + standing(rule, mine, series.get()));
      pseudoClassStateChanged(
          RAISED, mine.stream().anyMatch(state -> state.kind() == AlertState.Kind.RAISED));
    }
  }

  static TableColumn<AlertEvent, String> column(
      String title, double width, Function<AlertEvent, String> text) {
    TableColumn<AlertEvent, String> column =
        Nodes.column(title, width, Math.min(width, MIN_WIDTH), text);
    column.setId(title);
    return column;
  }

  static String time(AlertEvent event) {
    return TIME.format(when(event));
  }

  private static Instant when(AlertEvent event) {
    return event.recordTimeMs() > 0 ? Instant.ofEpochMilli(event.recordTimeMs()) : event.at();
  }

  static String kind(AlertEvent event) {
    return event.kind().name().toLowerCase(Locale.ROOT);
  }

  static String value(AlertEvent event) {
    return Double.isNaN(event.value()) ? "" : ShortNumbers.value(event.value());
  }

  static String place(AlertEvent event) {
    return event.partition() < 0 ? "" : event.partition() + "@" + event.offset();
  }

  private static String standing(AlertRule rule, List<AlertState> states, List<String> series) {
    if (states.isEmpty() && series.stream().anyMatch(rule.subject()::matches)) {
      return "not evaluated yet";
    }
    if (states.isEmpty()) {
      String some = series.stream().limit(5).collect(Collectors.joining(", "));
      return "no matching series yet" + (some.isEmpty() ? "" : "; existing: " + some);
    }
    String raised = names(states, AlertState.Kind.RAISED);
    String pending = names(states, AlertState.Kind.PENDING);
    String text = raised.isEmpty() ? "" : "raised: " + raised;
    text += pending.isEmpty() ? "" : (text.isEmpty() ? "" : "; ") + "pending: " + pending;
    return text.isEmpty() ? "ok (" + states.size() + " series)" : text;
  }

  private static String names(List<AlertState> states, AlertState.Kind kind) {
    return states.stream()
        .filter(state -> state.kind() == kind)
        .map(state -> state.series().isEmpty() ? "(no series)" : state.series())
        .limit(5)
        .collect(Collectors.joining(", "));
  }
}
