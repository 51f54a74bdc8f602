package topicscope.alert;

import java.util.LinkedHashMap;
import java.util.Map;
import topicscope.signal.Series;
import topicscope.signal.SeriesSet;

/** Finds the series of a topic that a rule applies to. Thread-safe. */
public final class RuleSubjects {
  private final String topic;
  private final SeriesSet set;

  /**
   * @param set the series of the topic
   */
  public RuleSubjects(String topic, SeriesSet set) {
    this.topic = topic;
    this.set = set;
  }

  /** The series of a rule that there are now, by the names under which its events go. */
  public Map<String, Series> of(AlertRule rule) {
    Map<String, Series> found = new LinkedHashMap<>();
    switch (rule.subject()) {
      case SeriesSelector.Made made
          when rule.condition() instanceof AlertCondition.Silence && made.transform().isRate() -> {
        // A rate goes on at 0: that no record comes is seen in the counts.
        if (set.records().appended() > 0) {
          found.put(made.text(), new Series(made.text(), set.records()));
        }
      }
      case SeriesSelector.Named named ->
          set.find(named.name()).ifPresent(series -> found.put(plain(named.name()), series));
      case SeriesSelector.Made made ->
          set.find(made.text()).ifPresent(series -> found.put(made.text(), series));
      case SeriesSelector.Fitting fitting ->
          set.read()
              .forEach((name, series) -> {
                if (fitting.matches(name)) {
                  found.put(name, series);
                }
              });
    }
    return found;
  }

  /** The topic's name stands for its only series; events carry the series' own name. */
  private String plain(String name) {
    Map<String, Series> read = set.read();
    boolean only = name.equals(topic) && read.size() == 1;
    return only ? read.keySet().iterator().next() : name;
  }
}
