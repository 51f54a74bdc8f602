package topicscope.producer.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import topicscope.producer.command.source.UsageException;
import topicscope.producer.config.ConfigException;
import topicscope.producer.config.ConfigFile;
import topicscope.producer.report.Report;
import topicscope.producer.run.Plan;
import topicscope.producer.run.ProducerRun;
import topicscope.producer.run.RunOptions;

/** {@code run}: several sources in one process, given on the command line or in a file. */
@Command(
    name = "run",
    description = "Several sources in one process, named by --source or in a file.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    versionProvider = Version.class)
public final class RunCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--source",
      paramLabel = "NAME[;NAME...]",
      description =
          "A source, with options of its own in quotes if need be: --source cpu --source 'random"
              + " --shape sine --rate 5'.")
  private List<String> sources = new ArrayList<>();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A YAML file with the options of this command, and a list of sources.")
  private @Nullable Path config;

  @Mixin private SharedOptions shared = new SharedOptions();
  @Mixin private SendOptions send = new SendOptions();
  @Mixin private RunOptions options = new RunOptions();

  @Override
  public Integer call() {
    if (config != null) {
      return callByFile(config);
    }
    Report report = options.report();
    List<Plan> plans = new ArrayList<>();
    for (String source : sources) {
      for (SourceArguments each : SourceArguments.splitAll(source)) {
        plans.add(each.parse(shared.all()).plan(report::trouble));
      }
    }
    return start(plans, report);
  }

  private int callByFile(Path path) {
    if (!sources.isEmpty()) {
      throw new UsageException("Give the sources by --source or by --config, not both");
    }
    try {
      RunFile file = new RunFile(ConfigFile.read(path));
      RunCommand merged = file.merge(Objects.requireNonNull(spec));
      Report report = merged.options.report();
      return merged.start(file.plans(merged.shared.all(), report::trouble), report);
    } catch (ConfigException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private int start(List<Plan> plans, Report report) {
    if (plans.isEmpty()) {
      throw new UsageException("Name a source: --source cpu, or a file with --config");
    }
    return new ProducerRun(send.connection(), options, report).run(plans);
  }
}
