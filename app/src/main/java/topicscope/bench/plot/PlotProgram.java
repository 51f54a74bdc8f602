package topicscope.bench.plot;

import picocli.CommandLine;
import topicscope.cli.options.Converters;
import topicscope.cli.plot.PlotCommand;
import topicscope.client.KafkaHardening;
import topicscope.platform.LogFile;

/** The command that {@link PlotBench} measures, with its own arguments. */
final class PlotProgram {
  private PlotProgram() {}

  public static void main(String[] args) {
    LogFile.of("topicscope");
    KafkaHardening.apply();
    System.exit(Converters.addTo(new CommandLine(new PlotCommand())).execute(args));
  }
}
