package topicscope.producer.topic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a topic is made of.
 *
 * @param name its name
 * @param id its id; a topic made anew under the same name has another
 * @param partitions its partitions in their order
 * @param settings those that differ from the cluster's
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
   * @param leader the broker that leads it; empty when none does
   * @param replicas the brokers that hold it
   * @param inSync those that have all of it
   * @param firstOffset of the oldest record still held
   * @param endOffset of the next record
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

  /** The facts as lines of text. */
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
