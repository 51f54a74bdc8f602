package topicscope.release;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small files of the release that name the others. */
final class Texts {
  private Texts() {}

  /** Fills in version and checksums, and writes them to the folder. */
  static void write(Path sources, Path out, String version) throws IOException {
    try (DirectoryStream<Path> templates =
        Files.newDirectoryStream(sources.resolve("templates"))) {
      for (Path template : templates) {
        Files.writeString(
            out.resolve(template.getFileName()),
            Files.readString(template)
                .replace("@version@", version)
                .replace("@sha256.linux-x64@", checksum(out, version, "linux-x64"))
                .replace("@sha256.linux-aarch64@", checksum(out, version, "linux-aarch64")));
      }
    }
  }

  private static String checksum(Path out, String version, String system) throws IOException {
    return Checksums.of(out, "topicscope-" + version, system + ".tar.gz");
  }
}
