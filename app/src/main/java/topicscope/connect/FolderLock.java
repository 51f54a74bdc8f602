package topicscope.connect;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to change the files of a folder, which one thread of one process has at a time. It is
 * held on an empty file that stays there, and ends with the process at the latest.
 *
 * <p>Whoever holds it should be quick: others wait for it, some seconds at the most.
 */
final class FolderLock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FolderLock.class);
  private static final String NAME = "connections.lock";
  private static final long LOOK_MS = 20;

  private final @Nullable FileChannel channel;

  private FolderLock(@Nullable FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Waits for it. Where a file system knows no locks, everybody has it.
   *
   * @throws ProfileException if somebody else still has it after that time
   */
  static FolderLock take(Path folder, long mostMs) throws ProfileException, IOException {
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(mostMs);
      while (!tryLock(channel)) {
        if (System.nanoTime() - end > 0) {
          throw new ProfileException(
              "another Topicscope is changing the files in " + folder + "; try again");
        }
        TimeUnit.MILLISECONDS.sleep(LOOK_MS);
      }
      return new FolderLock(channel);
    } catch (ProfileException e) {
      channel.close();
      throw e;
    } catch (InterruptedException e) {
      channel.close();
      Thread.currentThread().interrupt();
      throw new ProfileException("interrupted while waiting for the files in " + folder, e);
    } catch (IOException e) {
      channel.close();
      LOG.warn("{} can't be locked; going on without", folder, e);
      return new FolderLock(null);
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
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
