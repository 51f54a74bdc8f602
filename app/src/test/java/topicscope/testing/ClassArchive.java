package topicscope.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * The class path of child processes, as jars, and an archive of the classes that most of them load.
 * The JVM shares it between processes, which then start with a third less of work. It is made
 * beside the tests, once several processes were asked for; until then they do without. Thread-safe.
 */
public final class ClassArchive {
  /** The options that the archive is made with. */
  public static final List<String> JVM =
      List.of(
          // The process runs for a few seconds: the fast compiler is enough.
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "--sun-misc-unsafe-memory-access=allow",
          "--enable-native-access=ALL-UNNAMED");

  private static final int AFTER = 2;
  private static final Path FOLDER = folder();
  private static final String CLASS_PATH = jars();
  private static final AtomicInteger ASKED = new AtomicInteger();
  private static volatile boolean made;

  private ClassArchive() {}

  /** The class path of this JVM without JavaFX, folders as jars. */
  public static String classPath() {
    return CLASS_PATH;
  }

  /** What else a child needs to use the archive, if it is there. */
  public static List<String> options() {
    if (ASKED.incrementAndGet() == AFTER) {
      Thread.ofPlatform().daemon().name("class-archive").start(ClassArchive::make);
    }
    // A JVM that finds fault with the archive does without, and must not say so among the output.
    return made ? List.of("-XX:SharedArchiveFile=" + archive(), "-Xlog:disable") : List.of();
  }

  private static Path archive() {
    return FOLDER.resolve("classes.jsa");
  }

  private static Path folder() {
    try {
      Files.createDirectories(Path.of("target"));
      Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "children-");
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
      // The build's next cleaning takes it along.
    }
  }

  private static String jars() {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    List<String> jars = new ArrayList<>();
    for (String entry : all.split(File.pathSeparator, -1)) {
      if (Files.isDirectory(Path.of(entry))) {
        jars.add(jar(Path.of(entry)));
      } else if (!entry.contains("openjfx") && Files.exists(Path.of(entry))) {
        jars.add(entry);
      }
    }
    return String.join(File.pathSeparator, jars);
  }

  private static String jar(Path classes) {
    Path jar = FOLDER.resolve(classes.getFileName() + ".jar");
    int exit =
        ToolProvider.findFirst("jar")
            .orElseThrow()
            .run(System.out, System.err, "cf0", jar.toString(), "-C", classes.toString(), ".");
    if (exit != 0) {
      throw new IllegalStateException("can't write " + jar);
    }
    return jar.toString();
  }

  private static void make() {
    Path file = FOLDER.resolve("new.jsa");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    command.addAll(List.of("-XX:ArchiveClassesAtExit=" + file, "-Xlog:disable", "-Xmx256m"));
    command.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
    for (String kept : List.of("state", "config", "data")) {
      command.add("-Dtopicscope." + kept + "=" + FOLDER.resolve(kept));
    }
    command.addAll(List.of("-cp", CLASS_PATH, ArchiveTraining.class.getName()));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      if (process.waitFor() == 0 && Files.exists(file)) {
        Files.move(file, archive(), StandardCopyOption.ATOMIC_MOVE);
        made = true;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
