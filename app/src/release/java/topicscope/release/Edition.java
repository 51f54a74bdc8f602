package topicscope.release;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Which jars and which modules of the JDK an image has. */
enum Edition {
  /** All but RocksDB, which only a benchmark runs, for comparison. */
  DESKTOP(Set.of("broker", "questdb"), true),
  /** The commands that need no window, and the recorder with QuestDB's server. */
  SERVER(Set.of("questdb"), false),
  /** The commands that need neither a window nor large native libraries. */
  HEADLESS(Set.of(), false);

  private static final List<String> FOR_WINDOWS =
      List.of("atlantafx-", "ikonli-", "annotations-13");

  /** Those that Kafka's client, the decoders, the page and the sources of the producer need. */
  private static final List<String> MODULES =
      List.of(
          "java.base",
          "java.logging",
          "java.management",
          "java.naming",
          "java.net.http",
          "java.security.jgss",
          "java.security.sasl",
          "java.sql",
          "java.xml",
          "jdk.charsets",
          "jdk.crypto.ec",
          "jdk.jfr",
          "jdk.management",
          "jdk.net",
          "jdk.security.auth",
          "jdk.unsupported",
          "jdk.zipfs");

  private final Set<String> folders;
  private final boolean window;

  Edition(Set<String> folders, boolean window) {
    this.folders = folders;
    this.window = window;
  }

  String folder() {
    return name().toLowerCase(Locale.ROOT);
  }

  List<String> modules() {
    return window
        ? Stream.concat(MODULES.stream(), Stream.of("java.desktop", "javafx.controls")).toList()
        : MODULES;
  }

  /** Copies the two programs into one folder. */
  void copy(Path program, Path producer, Path image) throws IOException {
    Files.createDirectories(image.resolve("lib"));
    for (String name : List.of("bin", "conf")) {
      Folders.copy(program.resolve(name), image.resolve(name));
      Folders.copy(producer.resolve(name), image.resolve(name));
    }
    adapt(image.resolve("conf/topicscope.options"));
    Files.copy(program.resolve("LICENSE"), image.resolve("LICENSE"));
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(program.resolve("lib"))) {
      for (Path jar : jars) {
        if (has(jar)) {
          Folders.copy(jar, image.resolve("lib").resolve(jar.getFileName()));
        }
      }
    }
  }

  private void adapt(Path options) throws IOException {
    if (!window) {
      Files.writeString(options, Files.readString(options).replace("=javafx.graphics,", "="));
    }
  }

  private boolean has(Path jar) {
    String name = jar.getFileName().toString();
    return Files.isDirectory(jar)
        ? folders.contains(name)
        : window || FOR_WINDOWS.stream().noneMatch(name::startsWith);
  }
}
