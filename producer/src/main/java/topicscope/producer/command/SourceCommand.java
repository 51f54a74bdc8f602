package topicscope.producer.command;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import topicscope.producer.command.source.SourceOptions;
import topicscope.producer.report.Report;
import topicscope.producer.run.Plan;
import topicscope.producer.run.ProducerRun;
import topicscope.producer.run.RunOptions;

/** A command that runs one source. */
public final class SourceCommand implements Callable<Integer> {
  private final SendOptions send = new SendOptions();
  private final RunOptions options = new RunOptions();

  private final SourceOptions source;
  private final List<String> words;

  private SourceCommand(SourceOptions source, List<String> words) {
    this.source = source;
    this.words = words;
  }

  /**
   * The command, with the source's options first.
   *
   * @param words the command line
   */
  public static CommandSpec of(
      SourceOptions source, UnaryOperator<@Nullable String> environment, List<String> words) {
    SourceCommand command = new SourceCommand(source, words);
    CommandSpec spec = CommandSpec.wrapWithoutInspection(command);
    spec.addMixin("source", CommandSpec.forAnnotatedObject(source));
    spec.addMixin("send", CommandSpec.forAnnotatedObject(command.send));
    spec.addMixin("options", CommandSpec.forAnnotatedObject(command.options));
    spec.mixinStandardHelpOptions(true).versionProvider(new Version());
    spec.usageMessage()
        .description(source.info().description())
        .sortOptions(false)
        .abbreviateSynopsis(true);
    return spec.defaultValueProvider(
        new Defaults(ExclusiveOptions.without(environment, words), source.info().defaults()));
  }

  @Override
  public Integer call() {
    ExclusiveOptions.checkPace(words);
    Report report = options.report();
    Plan plan = source.plan(report::trouble);
    return new ProducerRun(send.connection(), options, report).run(List.of(plan));
  }
}
