package topicscope.producer.command.source;

import java.util.HashMap;
import java.util.Map;

/**
 * Describes a source.
 *
 * @param name the name of its command, and of the source in {@code run}
 * @param description one line of help
 * @param defaults the defaults of its options, by option name
 */
public record SourceInfo(String name, String description, Map<String, String> defaults) {
  /** Copies the map. */
  public SourceInfo {
    defaults = Map.copyOf(defaults);
  }

  /** A source that sends JSON to a topic of its own name. */
  static SourceInfo ofJson(String name, String description, Map<String, String> moreDefaults) {
    Map<String, String> defaults = new HashMap<>(moreDefaults);
    defaults.put("--topic", name);
    defaults.put("--value-format", "json");
    return new SourceInfo(name, description, defaults);
  }
}
