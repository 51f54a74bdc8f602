package topicscope.desk.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import topicscope.alert.AlertRule;
import topicscope.reading.Analysis;
import topicscope.reading.Reading;
import topicscope.transform.Transform;

/**
 * The transforms and alert rules of one plot, kept per cluster and topic while the plot shows other
 * topics. Owned by the JavaFX thread.
 */
public final class TopicAnalyses {
  private final Map<TopicKey, Rules> all = new LinkedHashMap<>();

  private record TopicKey(String servers, String topic) {}

  private record Rules(Set<Transform> transforms, Set<AlertRule> alerts) {
    Rules() {
      this(new LinkedHashSet<>(), new LinkedHashSet<>());
    }
  }

  /**
   * The transforms and rules of one topic, in the order in which they were added.
   *
   * @param servers the cluster, as {@code HOST:PORT[,…]}
   */
  public record Setup(
      String servers, String topic, List<Transform> transforms, List<AlertRule> rules) {}

  /** Starts the transforms and rules of the topic in a new reading. */
  void begin(String servers, Reading reading) {
    Rules rules = of(servers, reading.topic());
    Analysis analysis = reading.analysis();
    rules.transforms().forEach(analysis.transforms()::add);
    rules.alerts().forEach(analysis.alerts()::add);
  }

  void add(String servers, Reading reading, Transform transform) {
    of(servers, reading.topic()).transforms().add(transform);
    reading.analysis().transforms().add(transform);
  }

  void remove(String servers, Reading reading, Transform transform) {
    of(servers, reading.topic()).transforms().remove(transform);
    reading.analysis().transforms().remove(transform);
  }

  void add(String servers, Reading reading, AlertRule rule) {
    of(servers, reading.topic()).alerts().add(rule);
    reading.analysis().alerts().add(rule);
  }

  void remove(String servers, Reading reading, AlertRule rule) {
    of(servers, reading.topic()).alerts().remove(rule);
    reading.analysis().alerts().remove(rule);
  }

  /** Whether a topic has that transform. */
  boolean has(String servers, String topic, Transform transform) {
    return of(servers, topic).transforms().contains(transform);
  }

  /** The rules of a topic. */
  List<AlertRule> rules(String servers, String topic) {
    return Optional.ofNullable(all.get(new TopicKey(servers, topic)))
        .map(rules -> List.copyOf(rules.alerts()))
        .orElse(List.of());
  }

  /** All topics with a transform or a rule. */
  List<Setup> setup() {
    return all.entrySet().stream()
        .map(one ->
            new Setup(
                one.getKey().servers(),
                one.getKey().topic(),
                List.copyOf(one.getValue().transforms()),
                List.copyOf(one.getValue().alerts())))
        .filter(one -> !one.transforms().isEmpty() || !one.rules().isEmpty())
        .toList();
  }

  /** Copies everything from one address of a cluster to another. */
  void move(String from, String to) {
    for (Setup one : setup()) {
      if (one.servers().equals(from)) {
        restore(new Setup(to, one.topic(), one.transforms(), one.rules()));
      }
    }
  }

  /** Adds transforms and rules; they start with the next reading of the topic. */
  void restore(Setup setup) {
    Rules rules = of(setup.servers(), setup.topic());
    rules.transforms().addAll(setup.transforms());
    rules.alerts().addAll(setup.rules());
  }

  /** Replaces everything of a topic, also in readings of it that run. */
  void replace(
      String servers,
      String topic,
      List<Transform> transforms,
      List<AlertRule> rules,
      List<Reading> running) {
    Rules before = of(servers, topic);
    running.forEach(reading -> {
      Analysis analysis = reading.analysis();
      differ(before.transforms(), transforms).forEach(analysis.transforms()::remove);
      differ(before.alerts(), rules).forEach(analysis.alerts()::remove);
      differ(transforms, before.transforms()).forEach(analysis.transforms()::add);
      differ(rules, before.alerts()).forEach(analysis.alerts()::add);
    });
    before.transforms().clear();
    before.transforms().addAll(transforms);
    before.alerts().clear();
    before.alerts().addAll(rules);
  }

  /** Those that the others are without. */
  private static <T> List<T> differ(Collection<T> some, Collection<T> others) {
    return some.stream().filter(one -> !others.contains(one)).toList();
  }

  /** The transforms of a topic. */
  List<Transform> transforms(String servers, String topic) {
    return Optional.ofNullable(all.get(new TopicKey(servers, topic)))
        .map(rules -> List.copyOf(rules.transforms()))
        .orElse(List.of());
  }

  private Rules of(String servers, String topic) {
    return all.computeIfAbsent(new TopicKey(servers, topic), key -> new Rules());
  }
}
