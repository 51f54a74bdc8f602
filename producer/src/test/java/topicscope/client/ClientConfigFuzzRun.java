package topicscope.client;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A million generated client configurations: {@code mvn -Pchaos verify}. Takes one or two minutes.
 */
class ClientConfigFuzzRun {
  private static final long FILES = Long.getLong("fuzz.files", 1_000_000);
  private static final long SEED = Long.getLong("fuzz.seed", 20261121);

  @Test
  @DisplayName("reading any configuration loads no class, opens no file and no socket")
  void read_anything_touchesNothing() throws Exception {
    // Where the JVM keeps its recording; the profile names a folder of its own.
    Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir")));
    Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "fuzz-");
    try {
      String line =
          String.format(
              Locale.ROOT,
              "fuzz, seed %d: %s; no class loaded, no file opened, no socket connected%n",
              SEED,
              ConfigFuzz.run(folder, SEED, FILES));
      System.out.print(line);
      Files.writeString(Path.of("target", "chaos.txt"), line);
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
