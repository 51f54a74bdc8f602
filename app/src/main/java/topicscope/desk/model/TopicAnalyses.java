package topicscope.desk.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import topicscope.alert.AlertRule;
import topicscope.transform.Transform;

/**
 * The transforms and rules of all topics that one plot has read. A topic of the same name on
 * another cluster is another topic, with limits of its own. Owned by the JavaFX thread.
 */
public final class TopicAnalyses {
  private final Map<Whose, TopicAnalysis> all = new LinkedHashMap<>();

  /** Identifies a topic. */
  private record Whose(String servers, String topic) {}

  /**
   * The data to restore the transforms and rules of one topic.
   *
   * @param servers the cluster, as {@code HOST:PORT[,…]}
   * @param topic the topic
   * @param transforms in the order of addition
   * @param rules in the order of addition
   */
  public record Kept(
      String servers, String topic, List<Transform> transforms, List<AlertRule> rules) {}

  /** The transforms and rules of a topic. */
  TopicAnalysis of(String servers, String topic) {
    return all.computeIfAbsent(new Whose(servers, topic), whose -> new TopicAnalysis());
  }

  /** The rules of a topic. */
  List<AlertRule> rules(String servers, String topic) {
    TopicAnalysis known = all.get(new Whose(servers, topic));
    return known == null ? List.of() : known.rules();
  }

  /** The data to restore all of them, without topics that have none. */
  List<Kept> kept() {
    List<Kept> kept = new ArrayList<>();
    all.forEach((whose, study) -> {
      if (!study.isEmpty()) {
        kept.add(new Kept(whose.servers(), whose.topic(), study.transforms(), study.rules()));
      }
    });
    return kept;
  }

  /** A cluster is reached through other servers from now on. */
  void move(String from, String to) {
    for (Kept kept : kept()) {
      if (kept.servers().equals(from)) {
        restore(new Kept(to, kept.topic(), kept.transforms(), kept.rules()));
      }
    }
  }

  /** Restores the transforms and rules of a topic; they start when the topic is read. */
  void restore(Kept kept) {
    TopicAnalysis study = of(kept.servers(), kept.topic());
    kept.transforms().forEach(study::note);
    kept.rules().forEach(study::note);
  }
}
