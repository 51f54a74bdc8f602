package topicscope.release;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Small files of the release that name the others. */
final class Texts {
  private static final Pattern CHECKSUM = Pattern.compile("@sha256:([^@]+)@");

  private Texts() {}

  /**
   * Fills in the version, and the checksums of the files that are there: those of other systems are
   * filled in where all files come together.
   */
  static void write(Path sources, Path out, String version) throws IOException {
    try (DirectoryStream<Path> templates = Files.newDirectoryStream(sources.resolve("templates"))) {
      for (Path template : templates) {
        String text = Files.readString(template).replace("@version@", version);
        Matcher checksums = CHECKSUM.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (checksums.find()) {
          Path file = out.resolve(checksums.group(1));
          checksums.appendReplacement(
              filled, Files.exists(file) ? Checksums.of(file) : checksums.group());
        }
        checksums.appendTail(filled);
        Files.writeString(out.resolve(template.getFileName()), filled);
      }
    }
  }
}
