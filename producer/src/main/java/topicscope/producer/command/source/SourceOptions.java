package topicscope.producer.command.source;

import java.util.function.Consumer;
import topicscope.producer.run.Plan;

/** The options of one kind of source, as a command and as a source of {@code run}. */
public abstract class SourceOptions {
  private final SourceInfo info;

  SourceOptions(SourceInfo info) {
    this.info = info;
  }

  /** Its name, help line and defaults. */
  public final SourceInfo info() {
    return info;
  }

  /**
   * The task that the options describe.
   *
   * @param trouble receives problems that occur during the run
   * @throws picocli.CommandLine.ParameterException if the options contradict each other
   */
  public abstract Plan plan(Consumer<String> trouble);
}
