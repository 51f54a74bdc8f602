package topicscope.desk.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import topicscope.alert.AlertRule;
import topicscope.transform.Transform;

/**
 * What one plot works out of the topics that it has read, and watches for in them. A topic of the
 * same name on another cluster is another topic: what is too much here may be usual there. Owned by
 * the JavaFX thread.
 */
public final class TopicAnalyses {
  private final Map<Whose, TopicAnalysis> all = new LinkedHashMap<>();

  /** Of which topic. */
  private record Whose(String servers, String topic) {}

  /**
   * What it takes to set up the study of one topic again.
   *
   * @param servers the cluster, as {@code HOST:PORT[,…]}
   * @param topic the topic
   * @param transforms in the order in which they were added
   * @param rules in the order in which they were added
   */
  public record Kept(
      String servers, String topic, List<Transform> transforms, List<AlertRule> rules) {}

  /** The study of a topic. */
  TopicAnalysis of(String servers, String topic) {
    return all.computeIfAbsent(new Whose(servers, topic), whose -> new TopicAnalysis());
  }

  /** What is watched for in a topic. */
  List<AlertRule> rules(String servers, String topic) {
    TopicAnalysis known = all.get(new Whose(servers, topic));
    return known == null ? List.of() : known.rules();
  }

  /** Everything that it takes to set them up again; nothing of topics that nothing is made of. */
  List<Kept> kept() {
    List<Kept> kept = new ArrayList<>();
    all.forEach((whose, study) -> {
      if (!study.isEmpty()) {
        kept.add(new Kept(whose.servers(), whose.topic(), study.transforms(), study.rules()));
      }
    });
    return kept;
  }

  /** A cluster is reached by other servers from now on. */
  void move(String from, String to) {
    for (Kept kept : kept()) {
      if (kept.servers().equals(from)) {
        restore(new Kept(to, kept.topic(), kept.transforms(), kept.rules()));
      }
    }
  }

  /** Sets a study up again; it begins when its topic is read. */
  void restore(Kept kept) {
    TopicAnalysis study = of(kept.servers(), kept.topic());
    kept.transforms().forEach(study::note);
    kept.rules().forEach(study::note);
  }
}
