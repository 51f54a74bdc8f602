package topicscope.producer;

import java.util.Map;
import java.util.function.Consumer;

/**
 * The options of one kind of source: as a command of its own, and as one of several in {@code run},
 * where the same options stand behind its name.
 */
interface SourceOptions {
  /** The name of the command. */
  String name();

  /** One line of help. */
  String description();

  /** The options' defaults, by their names. */
  Map<String, String> defaults();

  /**
   * What the options come to.
   *
   * @param trouble hears what goes wrong later on
   * @throws picocli.CommandLine.ParameterException if the options don't go together
   */
  Plan plan(Consumer<String> trouble);
}
