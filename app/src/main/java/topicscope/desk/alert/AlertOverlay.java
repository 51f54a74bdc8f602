package topicscope.desk.alert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import topicscope.alert.AlertCondition;
import topicscope.alert.AlertEvent;
import topicscope.alert.AlertLog;
import topicscope.alert.AlertRule;
import topicscope.alert.SeriesSelector;
import topicscope.plot.overlay.Threshold;
import topicscope.plot.overlay.TimeBand;
import topicscope.reading.Reading;
import topicscope.signal.Series;

/**
 * Alerts in the chart: a level line for each limit, and a band for each time span in which a rule
 * was violated, from its first bad sample. Owned by the JavaFX thread.
 */
public final class AlertOverlay {
  private static final int MAX_SPANS = 500;

  private final List<TimeBand> ended = new ArrayList<>();
  private final Map<String, AlertEvent> lasting = new LinkedHashMap<>();
  private Optional<AlertLog> taken = Optional.empty();
  private long takenEvents;

  /**
   * The limits of the rules.
   *
   * @param found finds a series by the name in a rule
   */
  public static List<Threshold> thresholds(
      List<AlertRule> rules, Function<String, Optional<Series>> found) {
    List<Threshold> thresholds = new ArrayList<>();
    for (AlertRule rule : rules) {
      switch (rule.condition()) {
        case AlertCondition.Above above -> thresholds.add(threshold(above.limit(), rule, found));
        case AlertCondition.Below below -> thresholds.add(threshold(below.limit(), rule, found));
        case AlertCondition.Crossing crossing ->
            thresholds.add(threshold(crossing.level(), rule, found));
        case AlertCondition.Outside outside -> {
          thresholds.add(threshold(outside.low(), rule, found));
          thresholds.add(threshold(outside.high(), rule, found));
        }
        case AlertCondition.Change _, AlertCondition.Silence _ -> {}
      }
    }
    return thresholds;
  }

  /** The spans of a reading, including those that have not ended. */
  public List<TimeBand> spans(Reading reading) {
    take(reading.analysis().log());
    List<TimeBand> spans = new ArrayList<>(ended);
    lasting.values().forEach(event -> spans.add(span(event, System.currentTimeMillis())));
    return spans;
  }

  private void take(AlertLog log) {
    if (taken.filter(log::equals).isEmpty()) {
      taken = Optional.of(log);
      takenEvents = 0;
      ended.clear();
      lasting.clear();
    }
    if (log.added() == takenEvents) {
      return;
    }
    for (AlertEvent event : log.events()) {
      if (event.number() > takenEvents) {
        takenEvents = event.number();
        take(event);
      }
    }
    ended.subList(0, Math.max(0, ended.size() - MAX_SPANS)).clear();
  }

  private void take(AlertEvent event) {
    String key = event.rule() + '\n' + event.series();
    if (event.kind() == AlertEvent.Kind.RAISED) {
      lasting.put(key, event);
      return;
    }
    AlertEvent raised = lasting.remove(key);
    if (raised != null) {
      ended.add(span(raised, event.recordTimeMs()));
    }
  }

  private static TimeBand span(AlertEvent raised, long toMs) {
    long from = raised.since().toEpochMilli();
    return new TimeBand(from, Math.max(from, toMs), raised.rule());
  }

  private static Threshold threshold(
      double value, AlertRule rule, Function<String, Optional<Series>> found) {
    return switch (rule.subject()) {
      case SeriesSelector.Named named ->
          Threshold.of(
              value,
              rule.text(),
              found.apply(named.name()).map(Series::name).orElseGet(named::name));
      case SeriesSelector.Made made -> Threshold.of(value, rule.text(), made.text());
      case SeriesSelector.Fitting _ -> Threshold.of(value, rule.text());
    };
  }
}
