package topicscope.bench;

import picocli.CommandLine.Command;
import topicscope.bench.frame.DeskBench;
import topicscope.bench.frame.FrameBench;
import topicscope.bench.frame.SoakBench;
import topicscope.bench.history.HistoryBench;
import topicscope.bench.ingest.IngestBench;
import topicscope.bench.lag.LagBench;
import topicscope.bench.latency.LatencyBench;
import topicscope.bench.memory.MemoryBench;
import topicscope.bench.plot.PlotBench;
import topicscope.bench.record.RecordBench;
import topicscope.bench.rollup.RollupBench;
import topicscope.bench.serve.ServeBench;
import topicscope.bench.start.StartBench;
import topicscope.bench.trigger.TriggerBench;

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
      LatencyBench.class,
      MemoryBench.class,
      HistoryBench.class,
      StartBench.class,
      RecordBench.class,
      RollupBench.class,
      ServeBench.class,
      PlotBench.class,
      LagBench.class,
      TriggerBench.class
    })
public final class BenchCommand {}
