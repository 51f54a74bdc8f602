package topicscope.decode.choice;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import topicscope.decode.schema.RegistryFile;

/**
 * What a user chose in the past; immutable. Clusters and topics go by the names that the user
 * knows.
 *
 * @param choices per topic, by {@link #key}
 * @param registries per cluster
 * @param dismissed the offers that are not made again, per topic, by {@link #key}
 * @param trouble what can't be used of the stored choices, in plain words; empty if all can
 */
public record RememberedChoices(
    Map<String, DecodeChoice> choices,
    Map<String, RegistryFile> registries,
    Map<String, Set<String>> dismissed,
    Optional<String> trouble) {
  /** No choices. */
  public static final RememberedChoices NONE =
      new RememberedChoices(Map.of(), Map.of(), Map.of(), Optional.empty());

  /** Keeps copies. */
  public RememberedChoices {
    choices = Map.copyOf(choices);
    registries = Map.copyOf(registries);
    dismissed = Map.copyOf(dismissed);
  }

  /** The choice for that topic. */
  public DecodeChoice choice(String cluster, String topic) {
    return choices.getOrDefault(key(cluster, topic), DecodeChoice.AUTOMATIC);
  }

  /** The registry of that cluster. */
  public Optional<RegistryFile> registry(String cluster) {
    return Optional.ofNullable(registries.get(cluster));
  }

  /** The offers that are not made again for that topic. */
  public Set<String> dismissed(String cluster, String topic) {
    return dismissed.getOrDefault(key(cluster, topic), Set.of());
  }

  /** The key of a topic's choice. */
  public static String key(String cluster, String topic) {
    return cluster + "/" + topic;
  }
}
