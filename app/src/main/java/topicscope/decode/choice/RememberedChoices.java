package topicscope.decode.choice;

import java.util.Map;
import java.util.Optional;
import topicscope.decode.schema.RegistryFile;

/**
 * What a user chose in the past; immutable. Clusters and topics go by the names that the user
 * knows.
 *
 * @param choices per topic, by {@link #key}
 * @param registries per cluster
 * @param trouble what can't be used of the stored choices, in plain words; empty if all can
 */
public record RememberedChoices(
    Map<String, DecodeChoice> choices,
    Map<String, RegistryFile> registries,
    Optional<String> trouble) {
  /** No choices. */
  public static final RememberedChoices NONE =
      new RememberedChoices(Map.of(), Map.of(), Optional.empty());

  /** Keeps copies. */
  public RememberedChoices {
    choices = Map.copyOf(choices);
    registries = Map.copyOf(registries);
  }

  /** The choice for that topic. */
  public DecodeChoice choice(String cluster, String topic) {
    return choices.getOrDefault(key(cluster, topic), DecodeChoice.AUTOMATIC);
  }

  /** The registry of that cluster. */
  public Optional<RegistryFile> registry(String cluster) {
    return Optional.ofNullable(registries.get(cluster));
  }

  /** The key of a topic's choice. */
  public static String key(String cluster, String topic) {
    return cluster + "/" + topic;
  }
}
