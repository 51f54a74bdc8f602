package topicscope.desk.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import topicscope.alert.AlertEvent;
import topicscope.alert.AlertRule;
import topicscope.workspace.KeptTopics.TopicKey;
import topicscope.workspace.TopicSettings;

/**
 * The alert rules of a window. A rule belongs to a topic: all plots that show the topic have it,
 * the first of them reports its alerts, and it sleeps while none does.
 *
 * <p>Owned by the JavaFX thread; alerts come on the threads of the analyses.
 */
public final class DeskRules {
  private final List<Plot> plots;
  private final TopicMemory topics;
  private final UndoHistory undo;
  private final List<Consumer<AlertEvent>> listeners = new ArrayList<>();

  /** The rules of each plot that an earlier plot reports. */
  private volatile Map<Plot, Set<String>> reported = Map.of();

  DeskRules(List<Plot> plots, TopicMemory topics, UndoHistory undo) {
    this.plots = plots;
    this.topics = topics;
    this.undo = undo;
  }

  /**
   * A rule that nothing watches for, because its topic isn't read.
   *
   * @param key the topic
   * @param rule the rule as text
   * @param cluster the cluster of the topic, if a plot is connected to it
   */
  public record Sleeping(TopicKey key, String rule, Optional<Cluster> cluster) {}

  /** The rules that sleep, by topic; those of connected clusters first. */
  public List<Sleeping> sleeping() {
    List<Sleeping> here = new ArrayList<>();
    List<Sleeping> elsewhere = new ArrayList<>();
    topics
        .all()
        .forEach((key, settings) -> {
          if (!settings.alerts().isEmpty()) {
            Optional<Cluster> cluster = clusterOf(key);
            settings.alerts().stream()
                .filter(rule -> !watches(key, rule))
                .map(rule -> new Sleeping(key, rule, cluster))
                .forEach(cluster.isPresent() ? here::add : elsewhere::add);
          }
        });
    here.addAll(elsewhere);
    return here;
  }

  private Optional<Cluster> clusterOf(TopicKey key) {
    return plots.stream()
        .filter(plot -> topics.key(plot.servers(), key.topic()).equals(key))
        .flatMap(plot -> plot.clusterProperty().get().stream())
        .findFirst();
  }

  private boolean watches(TopicKey key, String rule) {
    return plots.stream()
        .filter(plot -> isOf(plot, key))
        .anyMatch(plot -> plot.rules().stream().anyMatch(one -> one.text().equals(rule)));
  }

  private boolean isOf(Plot plot, TopicKey key) {
    return plot.topic().filter(topic -> topics.key(plot.servers(), topic).equals(key)).isPresent();
  }

  /** Removes a rule of a plot's topic; that can be undone. */
  public void remove(Plot plot, AlertRule rule) {
    plot.topic()
        .ifPresent(topic -> {
          plot.remove(rule);
          addRemoval(topics.key(plot.servers(), topic), rule.text());
        });
  }

  /** Removes a rule that sleeps; that can be undone. */
  public void remove(Sleeping sleeping) {
    change(sleeping.key(), sleeping.rule(), false);
    addRemoval(sleeping.key(), sleeping.rule());
  }

  private void addRemoval(TopicKey key, String rule) {
    String name = "the rule " + rule + " of " + key.topic();
    undo.add(
        new UndoHistory.Step("Removed " + name, "remove " + name, () -> change(key, rule, true)));
  }

  private void change(TopicKey key, String rule, boolean wanted) {
    plots.forEach(Plot::keep);
    TopicSettings with = TopicSettings.NONE.withAlerts(List.of(rule));
    topics.change(key, wanted ? TopicSettings.NONE : with, wanted ? with : TopicSettings.NONE);
    plots.stream().filter(plot -> isOf(plot, key)).forEach(Plot::recallRules);
    refresh();
  }

  /** Passes the alerts of all plots on. The listener must not block. */
  void listen(Consumer<AlertEvent> listener) {
    listeners.add(listener);
    plots.forEach(plot -> listen(plot, listener));
  }

  /** Includes a plot. */
  void watch(Plot plot) {
    listeners.forEach(listener -> listen(plot, listener));
    plot.setOnRule((rule, added) -> {
      plots.stream()
          .filter(other -> other != plot && other.showsTopicOf(plot))
          .forEach(other -> other.change(rule, added));
      refresh();
    });
  }

  private void listen(Plot plot, Consumer<AlertEvent> listener) {
    plot.alertDispatcher()
        .listen(event -> {
          if (!reported.getOrDefault(plot, Set.of()).contains(event.rule())) {
            listener.accept(event);
          }
        });
  }

  /** Plots show other topics than before. */
  void refresh() {
    Map<Plot, Set<String>> found = new HashMap<>();
    for (int i = 1; i < plots.size(); i++) {
      Set<String> rules = new HashSet<>();
      for (Plot earlier : plots.subList(0, i)) {
        if (earlier.showsTopicOf(plots.get(i))) {
          earlier.rules().forEach(rule -> rules.add(rule.text()));
        }
      }
      found.put(plots.get(i), rules);
    }
    reported = found;
  }
}
