package topicscope.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.bench.tool.BrokerProcess;

@Execution(CONCURRENT)
class BrokerClassesTest {
  private static final List<String> OF_THE_PROGRAM =
      List.of("kafka-clients-", "slf4j-api-", "logback-", "jspecify-", "picocli-");

  @TempDir private Path lib;

  /** JUnit warns of links out of its folder. */
  @AfterEach
  void unlink() throws IOException {
    try (Stream<Path> files = Files.walk(lib)) {
      for (Path file : files.filter(Files::isSymbolicLink).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  @DisplayName("a broker starts from the jars beside the program, which are on no class path")
  void server_isLoadedFromItsFolder() throws Exception {
    Process process = start(classPath(Files.createDirectory(lib.resolve("broker"))));
    try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(said.readLine()).startsWith("bootstrap localhost:");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  @DisplayName("without them it says what to do")
  void server_noFolder_says() throws Exception {
    Process process = start(classPath(Files.createDirectory(lib.resolve("elsewhere"))));
    try (BufferedReader said = process.errorReader(StandardCharsets.UTF_8)) {
      assertThat(said.lines()).anyMatch(line -> line.contains("came without a Kafka broker"));
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start(String classPath) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new ProcessBuilder(
            java.toString(),
            "-Xmx300m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            classPath,
            BrokerProcess.class.getName())
        .directory(lib.toFile())
        .start();
  }

  /** The program as a jar, and what it needs; all other jars are linked in the folder. */
  private String classPath(Path others) throws IOException {
    List<String> path = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path file = Path.of(entry);
      String name = file.getFileName().toString();
      if (Files.isDirectory(file)
          && Files.exists(file.resolve("topicscope/demo"))
          && !name.startsWith("test")) {
        path.add(jar(file).toString());
      } else if (Files.isDirectory(file)
          || name.startsWith("topicscope-producer")
          || OF_THE_PROGRAM.stream().anyMatch(name::startsWith)) {
        path.add(entry);
      } else {
        Files.createSymbolicLink(others.resolve(name), file);
      }
    }
    return String.join(File.pathSeparator, path);
  }

  private Path jar(Path classes) throws IOException {
    Path jar = lib.resolve("topicscope.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes.resolve("topicscope"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        entries.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, entries);
      }
    }
    return jar;
  }
}
