package topicscope.release;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The cache of classes from which an image starts faster. */
final class Training {
  private Training() {}

  /** Lets the program write its cache. Linux only: elsewhere another launcher starts it. */
  static void train(Path image) throws IOException, InterruptedException {
    if (Platform.THIS != Platform.LINUX) {
      return;
    }
    // With a display the window's own classes are in it, too.
    boolean virtual = System.getenv("DISPLAY") == null && Tools.has("xvfb-run");
    List<String> command = List.of(image.resolve("bin/topicscope").toString(), "train");
    ProcessBuilder builder =
        new ProcessBuilder(
            virtual
                ? Stream.concat(Stream.of("xvfb-run", "-a"), command.stream()).toList()
                : command);
    // What the commands print that it is trained with.
    Path said = image.resolveSibling("training.log");
    Tools.await(builder.redirectErrorStream(true).redirectOutput(said.toFile()), Map.of());
  }
}
