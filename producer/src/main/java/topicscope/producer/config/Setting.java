package topicscope.producer.config;

import java.util.List;

/**
 * One setting of the file.
 *
 * @param name an option's name without its dashes
 * @param values its value, or several for a list
 * @param line its line, from 1
 */
public record Setting(String name, List<String> values, int line) {
  /** Copies the list. */
  public Setting {
    values = List.copyOf(values);
  }

  /** The setting as options of a command line. */
  public List<String> arguments() {
    return values.stream().map(value -> "--" + name + "=" + value).toList();
  }
}
