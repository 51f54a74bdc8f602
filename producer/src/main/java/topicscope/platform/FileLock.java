package topicscope.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lock between threads and processes, for changes that read a file and write it again. It is held
 * on an empty file that stays, and ends with the process at the latest. Others wait for it, so hold
 * it briefly.
 */
public final class FileLock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FileLock.class);
  private static final long RETRY_MS = 5;

  private final @Nullable FileChannel channel;

  private FileLock(@Nullable FileChannel channel) {
    this.channel = channel;
  }

  /** The lock is held by another thread or process. The message is for the user. */
  public static final class BusyException extends IOException {
    private static final long serialVersionUID = 1;

    BusyException(String message) {
      super(message);
    }
  }

  /**
   * Waits for the lock. On a file system without locks everybody gets it.
   *
   * @param file the lock file; it and its folder are created if missing
   * @throws BusyException if the lock is still held after that time, or the thread is interrupted
   */
  public static FileLock take(Path file, Duration max) throws IOException {
    AtomicFile.createFolder(file, true);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      long end = System.nanoTime() + max.toNanos();
      while (!tryLock(channel)) {
        if (System.nanoTime() - end > 0) {
          throw new BusyException(
              "another Topicscope is changing the files in " + file.getParent() + "; try again");
        }
        TimeUnit.MILLISECONDS.sleep(RETRY_MS);
      }
      return new FileLock(channel);
    } catch (BusyException e) {
      channel.close();
      throw e;
    } catch (InterruptedException e) {
      channel.close();
      Thread.currentThread().interrupt();
      throw new BusyException("interrupted while waiting for the files in " + file.getParent());
    } catch (IOException e) {
      channel.close();
      LOG.warn("{} can't be locked; going on without", file, e);
      return new FileLock(null);
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // Another thread of this process.
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
