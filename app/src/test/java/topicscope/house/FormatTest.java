package topicscope.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

@Execution(CONCURRENT)
class FormatTest {
  private static final List<String> SOURCES =
      List.of(
          "src/main/java",
          "src/test/java",
          "src/stress/java",
          "src/release/java",
          "../producer/src/main/java",
          "../producer/src/test/java");

  @Test
  @DisplayName("every source file is formatted (fix with: mvn -Pformat)")
  void sources_areFormatted() throws IOException {
    boolean mend = Boolean.getBoolean("format.mend");
    List<Path> unformatted = new ArrayList<>();
    for (Path file : javaFiles()) {
      String source = Files.readString(file);
      String formatted = format(file, source);
      if (!formatted.equals(source)) {
        unformatted.add(file);
        if (mend) {
          Files.writeString(file, formatted);
        }
      }
    }
    assertThat(mend ? List.<Path>of() : unformatted).isEmpty();
  }

  private static List<Path> javaFiles() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String folder : SOURCES) {
      try (Stream<Path> walk = Files.walk(Path.of(folder))) {
        walk.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }

  private static String format(Path file, String source) {
    try {
      return new Formatter().formatSourceAndFixImports(source);
    } catch (FormatterException e) {
      throw new AssertionError(file + " can't be formatted: " + e.getMessage(), e);
    }
  }
}
