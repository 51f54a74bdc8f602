package topicscope.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runtimes with those modules only that an image needs. */
final class Jlink {
  private Jlink() {}

  static void link(List<String> modules, Path runtime) throws IOException {
    Tools.jdk(
        "jlink",
        List.of(
            "--add-modules",
            String.join(",", modules),
            "--strip-debug",
            "--no-header-files",
            "--no-man-pages",
            "--compress",
            "zip-6",
            "--generate-cds-archive",
            "--output",
            runtime.toString()));
    // For heaps of 32 GB and more, which no program here has.
    for (Path file : Folders.all(runtime)) {
      if (file.getFileName().toString().matches("classes_nocoops.*[.]jsa")) {
        Files.delete(file);
      }
    }
  }
}
