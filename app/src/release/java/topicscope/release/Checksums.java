package topicscope.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What each file is, as sha256sum prints and checks it. */
final class Checksums {
  private Checksums() {}

  /** Writes the file {@code SHA256SUMS-SYSTEM} for all the other files in the folder. */
  static void write(Path folder) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Path file : Folders.all(folder)) {
      if (Files.isRegularFile(file)) {
        lines.append(of(file)).append("  ").append(folder.relativize(file)).append('\n');
      }
    }
    Files.writeString(folder.resolve("SHA256SUMS-" + Platform.NAME), lines);
  }

  static String of(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IOException(e);
    }
  }
}
