package topicscope.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runtimes with those modules only that an image needs. */
final class Jlink {
  private Jlink() {}

  /**
   * Makes a runtime.
   *
   * @param others a folder with modules and native libraries that aren't the JDK's
   */
  static void link(List<String> modules, Path others, Path runtime) throws IOException {
    Tools.jdk(
        "jlink",
        List.of(
            "--module-path",
            others.toString(),
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
    for (Path file : Folders.all(others)) {
      if (modules.contains("javafx.controls")
          && file.getFileName().toString().matches(".*[.](so|dll|dylib)")) {
        Path lib = runtime.resolve(Platform.THIS == Platform.WINDOWS ? "bin" : "lib");
        Files.copy(file, lib.resolve(file.getFileName()));
      }
    }
    // For heaps of 32 GB and more: on such machines starts are slower, and all images 14 MB
    // smaller.
    for (Path file : Folders.all(runtime)) {
      if (file.getFileName().toString().matches("classes_nocoops.*[.]jsa")) {
        Files.delete(file);
      }
    }
  }
}
