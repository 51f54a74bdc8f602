package topicscope.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import topicscope.platform.AtomicFile;

/** The JVM that runs QuestDB's server: what it is started with. */
final class ServerProcess {
  /** The system property that names the folder of QuestDB's jar. */
  static final String JARS = "topicscope.questdb";

  private static final int HTTP_PORT = 9000;
  private static final int PG_PORT = 8812;
  private static final long MAX_LOG = 10L << 20;

  /** The server's own memory is outside of the heap. */
  private static final List<String> OPTIONS =
      List.of(
          "-Xms32m",
          "-Xmx256m",
          "-XX:+UseSerialGC",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
          "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED");

  private ServerProcess() {}

  /** The ports of a server on the loopback address. */
  record Ports(int http, int pg) {
    /** QuestDB's usual ports, or others if these are taken. */
    static Ports free() throws IOException {
      return new Ports(freePort(HTTP_PORT), freePort(PG_PORT));
    }

    private static int freePort(int wanted) throws IOException {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      try (ServerSocket socket = new ServerSocket()) {
        socket.bind(new InetSocketAddress(loopback, wanted));
        return wanted;
      } catch (IOException e) {
        try (ServerSocket socket = new ServerSocket(0, 1, loopback)) {
          return socket.getLocalPort();
        }
      }
    }
  }

  /**
   * Starts the server.
   *
   * @param folder holds its data, its lock and its log
   * @throws IOException with a message for the user
   */
  static Process start(Path folder, Ports ports, String user, String password) throws IOException {
    Path root = folder.resolve("root");
    configure(root, ports, user, password);
    Path log = folder.resolve("server.log");
    if (Files.exists(log) && Files.size(log) > MAX_LOG) {
      Files.move(log, folder.resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    List<String> command = new ArrayList<>();
    boolean windows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    command.add(
        Path.of(System.getProperty("java.home"), "bin", windows ? "java.exe" : "java").toString());
    command.addAll(OPTIONS);
    command.add("-cp");
    command.add(
        Stream.concat(Stream.of(ownClasses()), serverJars().stream())
            .map(Path::toString)
            .collect(Collectors.joining(System.getProperty("path.separator", ":"))));
    command.add(ServerChild.class.getName());
    command.add(folder.resolve("lock").toString());
    command.add(root.toString());
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  private static void configure(Path root, Ports ports, String user, String password)
      throws IOException {
    Path conf = root.resolve("conf");
    AtomicFile.writeOwnerOnly(
        conf.resolve("server.conf"),
        """
        # Written by Topicscope at every start of the server.
        http.bind.to=127.0.0.1:%d
        http.user=%s
        http.password=%s
        pg.net.bind.to=127.0.0.1:%d
        pg.user=%s
        pg.password=%s
        http.min.enabled=false
        line.tcp.enabled=false
        telemetry.enabled=false
        # Tables of the history have a schema: a row never makes one.
        line.auto.create.new.tables=false
        line.auto.create.new.columns=false
        ram.usage.limit.percent=50
        # The files of the newest day grow by so much at a time: nine of them for each topic.
        cairo.writer.data.append.page.size=1M
        """
            .formatted(ports.http(), user, password, ports.pg(), user, password)
            .getBytes(UTF_8));
    AtomicFile.write(
        conf.resolve("log.conf"),
        """
        writers=stdout
        w.stdout.class=io.questdb.log.LogConsoleWriter
        w.stdout.level=ADVISORY,CRITICAL,ERROR
        """
            .getBytes(UTF_8));
  }

  /** The jar or the folder of this program's own classes. */
  private static Path ownClasses() throws IOException {
    try {
      return Path.of(ServerChild.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException("the program doesn't know where it is", e);
    }
  }

  /** QuestDB's jar: in lib/questdb of the program, or on the class path of a development tree. */
  private static List<Path> serverJars() throws IOException {
    String chosen = System.getProperty(JARS);
    Path folder = chosen != null ? Path.of(chosen) : ownClasses().resolveSibling("questdb");
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "questdb-[0-9]*.jar")) {
        List<Path> found = new ArrayList<>();
        jars.forEach(found::add);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    List<Path> onPath =
        Stream.of(
                System.getProperty("java.class.path")
                    .split(System.getProperty("path.separator", ":")))
            .map(Path::of)
            .filter(jar -> String.valueOf(jar.getFileName()).matches("questdb-[0-9].*\\.jar"))
            .toList();
    if (onPath.isEmpty()) {
      throw new IOException(
          "QuestDB's server is missing: " + folder + "; give the address of one with --questdb");
    }
    return onPath;
  }
}
