package topicscope.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.platform.AtomicFile;
import topicscope.platform.Backoff;
import topicscope.platform.DataFolder;
import topicscope.platform.Loop;

/**
 * QuestDB's own server, in a JVM of its own, with its data in the user's data folder, on the
 * loopback address and with a password (decision 39).
 *
 * <p>Programs that use one folder share its server: the first one starts it, the others join it. If
 * it crashes, or the program that started it ends, one of those left starts it again. The server's
 * JVM holds a lock on the data, so two never run on one folder, and ends when the program that
 * started it is gone.
 *
 * <p>Thread-safe.
 */
public final class HistoryServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HistoryServer.class);
  private static final String USER = "topicscope";
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final int MAX_FAILURES = 3;
  private static final int MAX_LINE = 300;
  private static final long POLL_MS = 50;
  private static final Duration STARTS = Duration.ofSeconds(60);
  private static final Duration ENDS = Duration.ofSeconds(5);

  private final Path folder;
  private final Consumer<String> messages;
  private final Loop loop;
  private final Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10));
  private volatile @Nullable Process child;
  private volatile HistoryAddress address;
  private volatile HistoryAddress probed = HistoryAddress.of("127.0.0.1");
  private final HistorySql probe = new HistorySql(() -> probed);

  private HistoryServer(Path folder, Consumer<String> messages)
      throws IOException, InterruptedException {
    this.folder = folder;
    this.messages = messages;
    this.address = joinOrStart();
    loop = Loop.interruptible("history-server", this::watch, e -> LOG.error("Watching failed", e));
    var _ = loop.start();
  }

  /** The folder of the history, in the user's data folder. */
  public static Path folder() {
    return DataFolder.path().resolve("history");
  }

  /** The server that runs on a folder now; empty if there is none. */
  public static Optional<HistoryAddress> find(Path folder) throws IOException {
    return isRunning(folder) ? read(folder) : Optional.empty();
  }

  /**
   * Starts the server, or joins the one that runs. Blocks for some seconds.
   *
   * @param messages gets a sentence when the server ends by itself or is started again, on another
   *     thread
   * @throws IOException if it can't be started; the message is for the user
   */
  public static HistoryServer open(Path folder, Consumer<String> messages)
      throws IOException, InterruptedException {
    return new HistoryServer(folder, messages);
  }

  /** The server's address now; it may have another after it was started again. */
  public HistoryAddress address() {
    return address;
  }

  /** Whether this program has started it. */
  public boolean isOwn() {
    return child != null;
  }

  /**
   * The file with address and password, which only the user may read. It stays when the server
   * ends, so that the password remains the same.
   */
  public static Path file(Path folder) {
    return folder.resolve("server.properties");
  }

  /** Ends the server if it is ours, at most 5 s. */
  @Override
  public void close() {
    loop.close();
    Process own = child;
    child = null;
    if (own != null) {
      end(own);
    }
  }

  private static void end(Process own) {
    try {
      // Its standard input ends: it closes its tables and exits.
      own.getOutputStream().close();
      if (own.waitFor(ENDS.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (IOException e) {
      LOG.debug("The server's standard input", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    own.destroyForcibly();
  }

  private Duration watch() throws InterruptedException {
    Process own = child;
    boolean runs = own != null ? own.isAlive() : isRunning(folder);
    if (runs) {
      if (own == null) {
        // Another program may have started it again, on other ports.
        follow();
      } else {
        var _ = own.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        return Loop.AT_ONCE;
      }
      return LOOK;
    }
    messages.accept(
        own == null
            ? "the program that ran QuestDB has ended; starting it here"
            : "QuestDB ended with exit code " + own.exitValue() + "; starting it again");
    try {
      address = joinOrStart();
      messages.accept("QuestDB runs again at " + address);
      backoff.succeeded();
      return LOOK;
    } catch (IOException e) {
      messages.accept(String.valueOf(e.getMessage()) + "; trying again");
      return backoff.failed();
    }
  }

  private void follow() {
    try {
      read(folder).ifPresent(now -> address = now);
    } catch (IOException e) {
      LOG.info("{} can't be read", file(folder), e);
    }
  }

  private HistoryAddress joinOrStart() throws IOException, InterruptedException {
    AtomicFile.createFolder(file(folder), true);
    long end = System.nanoTime() + STARTS.toNanos();
    int failures = 0;
    while (System.nanoTime() - end < 0) {
      Optional<HistoryAddress> running = find(folder);
      if (running.isPresent() && answers(running.get())) {
        child = null;
        return running.get();
      }
      if (!isRunning(folder)) {
        try {
          Optional<HistoryAddress> started = start(end);
          if (started.isPresent()) {
            return started.get();
          }
        } catch (IOException e) {
          // A port that was free may have been taken before QuestDB took it.
          if (++failures == MAX_FAILURES) {
            throw e;
          }
          LOG.warn("QuestDB doesn't start; once more", e);
        }
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MS);
    }
    throw new IOException(
        "another program holds the data in " + folder + ", and its QuestDB doesn't answer");
  }

  /** Starts the server; empty if another program was quicker. */
  private Optional<HistoryAddress> start(long end) throws IOException, InterruptedException {
    ServerProcess.Ports ports = ServerProcess.Ports.free();
    String password = read(folder).map(HistoryAddress::password).orElseGet(HistoryServer::password);
    Process process = ServerProcess.start(folder, ports, USER, password);
    child = process;
    HistoryAddress at =
        new HistoryAddress(URI.create("http://127.0.0.1:" + ports.http()), USER, password);
    while (process.isAlive() && System.nanoTime() - end < 0) {
      if (answers(at)) {
        write(at, ports, process.pid());
        return Optional.of(at);
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MS);
    }
    if (process.isAlive()) {
      end(process);
      throw new IOException(
          "QuestDB doesn't answer within " + STARTS.toSeconds() + " s; see " + log());
    }
    if (process.exitValue() == ServerChild.BUSY) {
      return Optional.empty();
    }
    throw new IOException(
        "QuestDB ended with exit code "
            + process.exitValue()
            + ": "
            + lastLine()
            + "; see "
            + log());
  }

  private Path log() {
    return folder.resolve("server.log");
  }

  private boolean answers(HistoryAddress at) throws InterruptedException {
    try {
      probed = at;
      var _ = probe.exec("SELECT 1");
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private String lastLine() {
    try {
      List<String> lines = Files.readAllLines(log(), UTF_8);
      String last =
          lines.reversed().stream().filter(line -> !line.isBlank()).findFirst().orElse("");
      return last.substring(0, Math.min(MAX_LINE, last.length())).strip();
    } catch (IOException e) {
      return "its log can't be read";
    }
  }

  private static String password() {
    byte[] random = new byte[18];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().encodeToString(random);
  }

  /** Whether a server holds the lock on the data. */
  private static boolean isRunning(Path folder) {
    try (FileChannel channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    } catch (IOException e) {
      return false;
    }
  }

  private void write(HistoryAddress at, ServerProcess.Ports ports, long pid) throws IOException {
    String text =
        """
        # The history's QuestDB, as it last ran. Its reader can change the history.
        http=%s
        pg=postgresql://127.0.0.1:%d/qdb
        user=%s
        password=%s
        pid=%d
        """
            .formatted(at.http(), ports.pg(), at.user(), at.password(), pid);
    AtomicFile.writeOwnerOnly(file(folder), text.getBytes(UTF_8));
  }

  private static Optional<HistoryAddress> read(Path folder) throws IOException {
    try {
      Properties found = new Properties();
      found.load(new StringReader(Files.readString(file(folder))));
      return Optional.of(
          HistoryAddress.of(
              found.getProperty("http", ""),
              found.getProperty("user", ""),
              found.getProperty("password", "")));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      throw new IOException(file(folder) + " is damaged: " + e.getMessage(), e);
    }
  }
}
