package topicscope.producer.command;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import topicscope.producer.report.Report;
import topicscope.producer.run.Plan;
import topicscope.producer.run.ProducerRun;
import topicscope.producer.run.RunOptions;

/** One source as a command of its own. */
public final class SourceCommand implements Callable<Integer> {
  private final SendOptions send = new SendOptions();
  private final RunOptions options = new RunOptions();

  private final SourceOptions source;

  private SourceCommand(SourceOptions source) {
    this.source = source;
  }

  /** The command, with the source's options first. */
  public static CommandSpec of(SourceOptions source, UnaryOperator<@Nullable String> environment) {
    SourceCommand command = new SourceCommand(source);
    CommandSpec spec = CommandSpec.wrapWithoutInspection(command);
    spec.addMixin("source", CommandSpec.forAnnotatedObject(source));
    spec.addMixin("send", CommandSpec.forAnnotatedObject(command.send));
    spec.addMixin("options", CommandSpec.forAnnotatedObject(command.options));
    spec.mixinStandardHelpOptions(true).versionProvider(new Version());
    spec.usageMessage()
        .description(source.info().description())
        .sortOptions(false)
        .abbreviateSynopsis(true);
    return spec.defaultValueProvider(new Defaults(environment, source.info().defaults()));
  }

  @Override
  public Integer call() {
    Report report = options.report();
    Plan plan = source.plan(report::trouble);
    return new ProducerRun(send.connection(), options, report).run(List.of(plan));
  }
}
