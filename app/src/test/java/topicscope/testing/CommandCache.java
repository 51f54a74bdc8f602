package topicscope.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import topicscope.Main;

/**
 * What all processes of the program begin with: the class path, and an ahead-of-time cache of what
 * they load, which saves each of them a good second of CPU time. The program writes it at first use
 * as an installed one does, with {@code topicscope train}. A process with other jars or modules, or
 * after a training that failed, runs without. Thread-safe.
 */
final class CommandCache {
  private static final long TRAINING_S = 180;
  private static final Path FOLDER = folder();
  private static final List<String> OPTIONS = options();

  private CommandCache() {}

  /** The options of the JVM, the class path among them. */
  static List<String> jvmOptions() {
    return OPTIONS;
  }

  private static List<String> options() {
    List<String> options =
        new ArrayList<>(
            List.of(
                // The process runs for a few seconds: the fast compiler is enough.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=javafx.graphics,ALL-UNNAMED",
                // JavaFX on the module path, as in the launcher; otherwise it prints a warning.
                "--module-path=" + classPath(entry -> entry.contains("openjfx")),
                "--add-modules=javafx.controls"));
    // A cache needs jars, and the program none of the tests' classes.
    options.add(
        "--class-path="
            + packed()
            + File.pathSeparator
            + classPath(entry -> entry.endsWith(".jar") && !entry.contains("openjfx")));
    Path cache = FOLDER.resolve("commands.aot");
    if (train(options, cache)) {
      // A JVM that can't use it must not say so among the output.
      options.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Xlog:cds*=off"));
    }
    return List.copyOf(options);
  }

  private static String classPath(Predicate<String> which) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(which)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The program's own classes as a jar. */
  private static Path packed() {
    try {
      Path classes =
          Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isRegularFile(classes)) {
        return classes;
      }
      Path jar = FOLDER.resolve("topicscope.jar");
      int exit =
          ToolProvider.findFirst("jar")
              .orElseThrow()
              .run(System.out, System.err, "cf0", jar.toString(), "-C", classes.toString(), ".");
      if (exit != 0) {
        throw new IllegalStateException("can't write " + jar);
      }
      return jar;
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean train(List<String> options, Path cache) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-XX:AOTCacheOutput=" + cache);
    command.add("-Djava.io.tmpdir=" + FOLDER);
    for (String kept : List.of("state", "config", "data")) {
      command.add("-Dtopicscope." + kept + "=" + FOLDER.resolve(kept));
    }
    command.addAll(List.of(Main.class.getName(), "train", "--no-window"));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        return process.waitFor(TRAINING_S, TimeUnit.SECONDS)
            && process.exitValue() == 0
            && Files.exists(cache);
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("topicscope-commands-");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      // It is among the temporary files.
    }
  }
}
