package topicscope.desk.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ObservableMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.alert.AlertRule;
import topicscope.plot.view.TraceStyle;
import topicscope.plot.view.YMode;
import topicscope.transform.SyntaxException;
import topicscope.transform.Transform;
import topicscope.workspace.KeptTopics.TopicKey;
import topicscope.workspace.PlotState.Appearance;
import topicscope.workspace.PlotState.SeriesState;
import topicscope.workspace.TableState;
import topicscope.workspace.TopicSettings;
import topicscope.workspace.XyState;

/**
 * Keeps what is set up in a plot for its topic, and sets the plot up for a topic as it was kept.
 * Only what is changed in the plot is kept: two plots of one topic stay as they are, and what was
 * changed last counts for the next one.
 *
 * <p>Owned by the JavaFX thread.
 */
final class PlotMemory {
  private static final Logger LOG = LoggerFactory.getLogger(PlotMemory.class);

  private final TopicMemory topics;
  private final PlotSource source;
  private final ObservableMap<String, TraceStyle> styles;
  private final ObjectProperty<PlotLook> look;
  private final TopicAnalyses analyses;
  private final Supplier<? extends Collection<String>> guests;
  private Optional<Known> known = Optional.empty();

  /**
   * The settings that the plot had when they were last kept.
   *
   * @param topic the topic
   * @param key the key under which it is kept
   * @param recalled whether the plot was set up as it was kept; else the settings came with it
   */
  private record Known(String topic, TopicKey key, TopicSettings settings, boolean recalled) {}

  /**
   * @param guests gives the names of the series of other topics; they belong to the plot
   */
  PlotMemory(
      TopicMemory topics,
      PlotSource source,
      ObservableMap<String, TraceStyle> styles,
      ObjectProperty<PlotLook> look,
      TopicAnalyses analyses,
      Supplier<? extends Collection<String>> guests) {
    this.topics = topics;
    this.source = source;
    this.styles = styles;
    this.look = look;
    this.analyses = analyses;
    this.guests = guests;
  }

  /** Sets the plot up for a topic as it is kept. */
  void recall(String topic) {
    learn();
    TopicKey key = topics.key(source.servers(), topic);
    TopicSettings kept = topics.find(key).orElse(TopicSettings.NONE);
    Map<String, TraceStyle> wanted = new HashMap<>();
    kept.series().forEach(one -> wanted.put(one.name(), LookWords.style(one)));
    styles.keySet().removeIf(name -> !wanted.containsKey(name) && !guests.get().contains(name));
    styles.putAll(wanted);
    // The order of the table is a habit; it holds for each topic.
    look.set(LookWords.look(kept.look()).withTable(look.get().table()));
    replaceAnalyses(
        topic,
        parsed(kept.transforms(), Transform::parse),
        parsed(kept.alerts(), AlertRule::parse));
    know(topic, key, true);
  }

  /** Takes over the rules as they are kept: they belong to the topic, whichever plot shows it. */
  void recallRules() {
    keep();
    known.ifPresent(now -> {
      List<String> kept = topics.find(now.key()).orElse(TopicSettings.NONE).alerts();
      replaceAnalyses(
          now.topic(),
          analyses.transforms(source.servers(), now.topic()),
          parsed(kept, AlertRule::parse));
      know(now.topic(), now.key(), now.recalled());
    });
  }

  /**
   * The plot was set up as a workspace says. If nothing is kept for a topic of it, that is kept
   * from now on; what is kept stays as it is.
   */
  void restored() {
    learn();
    for (TopicAnalyses.Setup one : analyses.setup()) {
      if (!source.topicProperty().get().equals(Optional.of(one.topic()))) {
        fill(
            topics.key(one.servers(), one.topic()),
            new TopicSettings(
                Appearance.USUAL,
                List.of(),
                texts(one.transforms(), Transform::text),
                texts(one.rules(), AlertRule::text)));
      }
    }
    known = Optional.empty();
    source
        .topicProperty()
        .get()
        .ifPresent(topic -> {
          TopicKey key = topics.key(source.servers(), topic);
          know(topic, key, false);
          fill(key, settings(topic));
        });
  }

  private void fill(TopicKey key, TopicSettings settings) {
    if (topics.find(key).isEmpty()) {
      topics.change(key, TopicSettings.NONE, settings);
    }
  }

  /** Keeps what has been changed in the plot since. */
  void keep() {
    learn();
    Optional<String> topic = source.topicProperty().get();
    if (topic.isEmpty()) {
      known = Optional.empty();
    } else if (known.filter(one -> one.topic().equals(topic.get())).isEmpty()) {
      // Another one could not be read, and the plot stays with this.
      recall(topic.get());
    } else {
      keep(known.get());
    }
  }

  private void keep(Known before) {
    TopicKey key = topics.key(source.servers(), before.topic());
    TopicSettings now = settings(before.topic());
    topics.change(key, before.settings(), now);
    know(before.topic(), key, before.recalled());
    if (!key.equals(before.key())) {
      // It is another cluster than the address let guess.
      if (!before.recalled()) {
        fill(key, now);
      } else if (!topics.find(key).orElse(TopicSettings.NONE).equals(now)) {
        recall(before.topic());
      }
    }
  }

  private void know(String topic, TopicKey key, boolean recalled) {
    known = Optional.of(new Known(topic, key, settings(topic), recalled));
  }

  private void learn() {
    source
        .clusterProperty()
        .get()
        .flatMap(Cluster::id)
        .ifPresent(id -> topics.learn(source.servers(), id));
  }

  private void replaceAnalyses(String topic, List<Transform> transforms, List<AlertRule> rules) {
    analyses.replace(
        source.servers(),
        topic,
        transforms,
        rules,
        source.readings().stream().filter(one -> one.topic().equals(topic)).toList());
  }

  private TopicSettings settings(String topic) {
    Appearance drawn = LookWords.of(look.get());
    // What is usual is not written: a later version may have another default.
    String mode = look.get().mode() == YMode.AUTO ? "" : drawn.mode();
    Collection<String> others = guests.get();
    Optional<XyState> xy =
        drawn.xy().filter(one -> !others.contains(one.x()) && !others.contains(one.y()));
    List<SeriesState> series =
        styles.entrySet().stream()
            .filter(one -> !others.contains(one.getKey()))
            .sorted(Map.Entry.comparingByKey())
            .map(one -> LookWords.of(one.getKey(), one.getValue()))
            .toList();
    return new TopicSettings(
        new Appearance(drawn.title(), drawn.left(), drawn.right(), mode, TableState.USUAL, xy),
        series,
        texts(analyses.transforms(source.servers(), topic), Transform::text),
        texts(analyses.rules(source.servers(), topic), AlertRule::text));
  }

  private static <T> List<String> texts(List<T> some, Function<T, String> text) {
    return some.stream().map(text).toList();
  }

  /** Those that can be read; the others stay as they are kept. */
  private static <T> List<T> parsed(List<String> lines, Function<String, T> parser) {
    List<T> parsed = new ArrayList<>();
    for (String line : lines) {
      try {
        parsed.add(parser.apply(line));
      } catch (SyntaxException e) {
        LOG.info("'{}' is kept for a topic and can't be read: {}", line, e.getMessage());
      }
    }
    return parsed;
  }
}
