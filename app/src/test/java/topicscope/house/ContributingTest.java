package topicscope.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The table of packages in CONTRIBUTING")
class ContributingTest {
  private static final Path TABLE = Path.of("../.github/CONTRIBUTING.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z.]+)` \\|");

  @Test
  @DisplayName("names every package, and no other")
  void table_namesEveryPackage() throws IOException {
    Set<String> named = new TreeSet<>();
    Matcher row = ROW.matcher(Files.readString(TABLE));
    while (row.find()) {
      named.add(row.group(1));
    }
    Set<String> present = packages(Path.of("src/main/java/topicscope"));
    present.addAll(packages(Path.of("../producer/src/main/java/topicscope")));
    assertThat(named).isEqualTo(present);
  }

  private static Set<String> packages(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      Set<String> packages = new TreeSet<>();
      files
          .filter(file -> file.endsWith("package-info.java"))
          .map(file -> root.relativize(file.getParent()).toString())
          .filter(name -> !name.isEmpty())
          .map(name -> name.replace('/', '.').replace('\\', '.'))
          .forEach(packages::add);
      return packages;
    }
  }
}
