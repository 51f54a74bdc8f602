package topicscope.cli.capture;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import topicscope.cli.Version;
import topicscope.cli.options.ConnectionOptions;
import topicscope.cli.options.DecodeOptions;
import topicscope.cli.picture.PictureOptions;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.read.RangeReader;
import topicscope.platform.AtomicFile;
import topicscope.platform.TerminalText;
import topicscope.plot.Display;
import topicscope.trigger.Capture;
import topicscope.trigger.CaptureLine;

/** Reads the records of a capture and draws the same picture. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Reads exactly the records of a capture from their topic, and draws it.",
      "The line is what the window copies and topicscope capture prints."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all records were there",
      "1:an error; the message is one line",
      "2:none of the records is there any more",
      "3:some of the records are gone, or the topic is another one of that name"
    })
public final class ShowCommand implements Callable<Integer> {
  private static final int GONE = 2;
  private static final int PARTLY = 3;

  /** Set by picocli. */
  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private final ConnectionOptions connection = new ConnectionOptions();
  @Mixin private final DecodeOptions decoding = new DecodeOptions();
  @Mixin private final PictureOptions drawing = new PictureOptions();

  @Parameters(paramLabel = "LINE", arity = "1..*", description = "The line of the capture.")
  private List<String> line = List.of();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "The file for the picture (default: capture.png; none with --csv or --records, or"
              + " without JavaFX).")
  private @Nullable Path out;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "The file for the samples: series,partition,offset,timestamp_ms,value.")
  private @Nullable Path csv;

  @Option(
      names = "--records",
      paramLabel = "FILE",
      description =
          "The file for the records with all their bytes, a line of JSON each, which"
              + " topicscope-producer replay sends again.")
  private @Nullable Path records;

  @Override
  public Integer call() throws Exception {
    Capture capture = CaptureLine.parse(String.join(" ", line));
    boolean draws = out != null || (csv == null && records == null && Display.hasToolkit());
    Path picture = out != null ? out : Path.of("capture.png");
    if (draws) {
      Display.requireToolkit();
      Display.useHeadless();
      AtomicFile.check(picture);
    }
    if (csv != null) {
      AtomicFile.check(csv);
    }
    ClusterConnection cluster =
        connection.isGiven() ? connection.connection() : ClusterConnection.to(capture.cluster());
    CaptureFiles files = new CaptureFiles(cluster, decoding, drawing);
    RangeReader.Range range = files.read(capture, Optional.ofNullable(records));
    List<String> remarks = remarks(capture, range);
    remarks.forEach(this::say);
    if (range.counters().received() == 0 && !capture.spans().isEmpty()) {
      return GONE;
    }
    String text = capture.topic() + ": " + range.counters().text();
    if (csv != null) {
      long rows = files.writeCsv(capture, range, csv);
      text += String.format(Locale.ROOT, ", %,d samples to %s", rows, csv.toAbsolutePath());
    }
    if (draws) {
      Display.startToolkit();
      files.draw(capture, range, picture);
      text += ", drawn to " + picture.toAbsolutePath();
    }
    command.commandLine().getOut().println(TerminalText.escape(text));
    command.commandLine().getOut().flush();
    return remarks.isEmpty() ? 0 : PARTLY;
  }

  /** What differs from the time of the capture. */
  private static List<String> remarks(Capture capture, RangeReader.Range range) {
    boolean other =
        capture.topicId().isPresent()
            && range.topicId().isPresent()
            && !range.topicId().equals(capture.topicId());
    return other
        ? List.of(
            capture.topic()
                + " was deleted and created again since: these are not the records of the capture")
        : range.missing();
  }

  private void say(String text) {
    command.commandLine().getErr().println("topicscope: " + TerminalText.escape(text));
    command.commandLine().getErr().flush();
  }
}
