package topicscope.history;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The main class of the JVM that runs QuestDB's server: it holds the lock on the data, and ends
 * when the program that started it has ended, however that was: the standard input is closed then.
 *
 * <p>Its class path holds this program's own classes and QuestDB, nothing else: it may use the JDK
 * only.
 */
final class ServerChild {
  /** The exit code if another server has the data. */
  static final int BUSY = 3;

  private static final int MAX_WAIT_S = 10;
  private static final long RETRY_MS = 50;

  /** Held until the JVM ends. */
  private static @Nullable FileLock lock;

  private ServerChild() {}

  /**
   * Runs the server.
   *
   * @param args the lock file, and QuestDB's root
   */
  public static void main(String[] args) throws Exception {
    lock = lock(Path.of(args[0]));
    if (lock == null) {
      System.exit(BUSY);
    }
    Thread.ofPlatform().name("parent").daemon().start(ServerChild::endWithParent);
    Class.forName("io.questdb.ServerMain")
        .getMethod("main", String[].class)
        .invoke(null, (Object) new String[] {"-d", args[1]});
  }

  @SuppressWarnings("resource") // Closed by the end of the JVM.
  private static @Nullable FileLock lock(Path file) throws IOException, InterruptedException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MAX_WAIT_S);
    FileLock taken = channel.tryLock();
    while (taken == null && System.nanoTime() - end < 0) {
      TimeUnit.MILLISECONDS.sleep(RETRY_MS);
      taken = channel.tryLock();
    }
    return taken;
  }

  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is said to it.
      }
    } catch (IOException e) {
      // The same: there is no parent any longer.
    }
    System.exit(0);
  }
}
