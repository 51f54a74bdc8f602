package topicscope.bench;

import picocli.CommandLine.Command;

/** The parent of the benchmarks. Each prints one line of JSON per case on the standard output. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures on this machine; prints one line of JSON per case.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      FrameBench.class,
      IngestBench.class,
      SoakBench.class,
      TransformBench.class,
      ExportBench.class,
      DeskBench.class,
      StartBench.class
    })
public final class BenchCommand {}
