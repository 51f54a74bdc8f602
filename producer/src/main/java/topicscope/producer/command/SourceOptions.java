package topicscope.producer.command;

import java.util.function.Consumer;
import topicscope.producer.run.Plan;

/**
 * The options of one kind of source: as a command of its own, and as one of several in {@code run},
 * where the same options stand behind its name.
 */
public interface SourceOptions {
  /** Its name, its line of help, and its defaults. */
  SourceInfo info();

  /**
   * What the options come to.
   *
   * @param trouble hears what goes wrong later on
   * @throws picocli.CommandLine.ParameterException if the options don't go together
   */
  Plan plan(Consumer<String> trouble);
}
