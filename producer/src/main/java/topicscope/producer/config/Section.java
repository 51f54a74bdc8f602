package topicscope.producer.config;

import java.util.List;
import java.util.Optional;

/**
 * The settings of the run, or of one source.
 *
 * @param settings in the order of the file
 * @param line the first line, from 1
 */
public record Section(List<Setting> settings, int line) {
  /** Copies the list. */
  public Section {
    settings = List.copyOf(settings);
  }

  /** The setting of this name. */
  public Optional<Setting> find(String name) {
    return settings.stream().filter(setting -> setting.name().equals(name)).findFirst();
  }

  /** The section without the setting of this name. */
  public Section without(String name) {
    return new Section(
        settings.stream().filter(setting -> !setting.name().equals(name)).toList(), line);
  }
}
