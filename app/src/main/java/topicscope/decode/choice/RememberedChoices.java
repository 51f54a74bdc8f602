package topicscope.decode.choice;

import java.util.Map;
import java.util.Optional;
import topicscope.decode.schema.RegistryFile;

/**
 * What a user has chosen in the past; immutable. A cluster and a topic go by the names under which
 * the user knows them.
 *
 * @param choices for each topic, by {@link #key}
 * @param registries for each cluster
 * @param trouble what can't be used of what was kept, in plain words; empty if all can
 */
public record RememberedChoices(
    Map<String, DecodeChoice> choices,
    Map<String, RegistryFile> registries,
    Optional<String> trouble) {
  /** Nothing was ever chosen. */
  public static final RememberedChoices NONE =
      new RememberedChoices(Map.of(), Map.of(), Optional.empty());

  /** Keeps copies. */
  public RememberedChoices {
    choices = Map.copyOf(choices);
    registries = Map.copyOf(registries);
  }

  /** What was chosen for that topic. */
  public DecodeChoice choice(String cluster, String topic) {
    return choices.getOrDefault(key(cluster, topic), DecodeChoice.AUTOMATIC);
  }

  /** Which registry was given for that cluster. */
  public Optional<RegistryFile> registry(String cluster) {
    return Optional.ofNullable(registries.get(cluster));
  }

  /** The name under which a topic's choice is kept. */
  public static String key(String cluster, String topic) {
    return cluster + "/" + topic;
  }
}
