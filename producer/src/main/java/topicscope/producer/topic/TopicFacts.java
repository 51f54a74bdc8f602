package topicscope.producer.topic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The description of a topic.
 *
 * @param name its name
 * @param id its id; a topic created again under the same name has another
 * @param partitions its partitions in order
 * @param settings those that differ from the cluster's defaults
 */
public record TopicFacts(
    String name, String id, List<Partition> partitions, Map<String, String> settings) {
  /** Copies the collections. */
  public TopicFacts {
    partitions = List.copyOf(partitions);
    settings = Map.copyOf(settings);
  }

  /**
   * One partition.
   *
   * @param leader the broker that leads it; empty without a leader
   * @param replicas the brokers that hold a replica
   * @param inSync the replicas in sync
   * @param firstOffset offset of the oldest record
   * @param endOffset offset of the next record
   */
  public record Partition(
      int number,
      Optional<Integer> leader,
      List<Integer> replicas,
      List<Integer> inSync,
      long firstOffset,
      long endOffset) {
    /** Copies the lists. */
    public Partition {
      replicas = List.copyOf(replicas);
      inSync = List.copyOf(inSync);
    }

    String text() {
      return "  partition %d: leader %s, replicas %s, in sync %s, offsets %d to %d"
          .formatted(
              number,
              leader.map(String::valueOf).orElse("none"),
              replicas,
              inSync,
              firstOffset,
              endOffset);
    }
  }

  /** The description as lines of text. */
  public String text() {
    String changed =
        settings.isEmpty()
            ? ""
            : settings.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(", ", "\n  settings: ", ""));
    return partitions.stream()
        .map(Partition::text)
        .collect(
            Collectors.joining(
                "\n",
                "%s (id %s), %d partition%s\n"
                    .formatted(name, id, partitions.size(), partitions.size() == 1 ? "" : "s"),
                changed));
  }
}
