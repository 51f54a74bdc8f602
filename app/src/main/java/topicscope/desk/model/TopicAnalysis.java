package topicscope.desk.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import topicscope.alert.AlertRule;
import topicscope.reading.Analysis;
import topicscope.transform.Transform;

/**
 * The transforms and rules of one topic, kept while other topics are read. Owned by the JavaFX
 * thread.
 */
final class TopicAnalysis {
  private final Set<Transform> transforms = new LinkedHashSet<>();
  private final Set<AlertRule> rules = new LinkedHashSet<>();

  /** Starts all of them in a reading. */
  void begin(Analysis analysis) {
    transforms.forEach(analysis.derivations()::add);
    rules.forEach(analysis.alerts()::add);
  }

  /** Adds a transform, for this and later readings. */
  void note(Transform transform) {
    transforms.add(transform);
  }

  /** Adds a rule, for this and later readings. */
  void note(AlertRule rule) {
    rules.add(rule);
  }

  boolean isEmpty() {
    return transforms.isEmpty() && rules.isEmpty();
  }

  void add(Transform transform, Analysis analysis) {
    transforms.add(transform);
    analysis.derivations().add(transform);
  }

  void remove(Transform transform, Analysis analysis) {
    transforms.remove(transform);
    analysis.derivations().remove(transform);
  }

  void add(AlertRule rule, Analysis analysis) {
    rules.add(rule);
    analysis.alerts().add(rule);
  }

  void remove(AlertRule rule, Analysis analysis) {
    rules.remove(rule);
    analysis.alerts().remove(rule);
  }

  /** The transforms in the order of addition. */
  List<Transform> transforms() {
    return List.copyOf(transforms);
  }

  /** The rules in the order of addition. */
  List<AlertRule> rules() {
    return List.copyOf(rules);
  }
}
