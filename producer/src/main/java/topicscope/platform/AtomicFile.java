package topicscope.platform;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes a file under another name beside its place and renames it when it is whole and on the
 * disk: under its own name there is the old file or the new one, never half of one. If anything
 * goes wrong, nothing is left behind. What is no file, as a pipe, is written to directly.
 *
 * <p>For any thread. Errors say in a sentence what is wrong with which file.
 */
public final class AtomicFile {
  private static final int BUFFER = 1 << 16;

  private AtomicFile() {}

  /** What goes into a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it; the stream is buffered and closed by whoever calls. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes the file; one that is there already is replaced.
   *
   * @throws IOException if that can't be done, with a message for the user; what was there before
   *     is then still there
   */
  public static void write(Path file, Content content) throws IOException {
    Path place = placeOf(file);
    try {
      WriteFailure.checkPlace(place);
      if (Files.exists(place) && !Files.isRegularFile(place)) {
        writeDirectly(place, content);
      } else {
        writeBeside(place, content);
      }
    } catch (IOException | UnsupportedOperationException e) {
      throw WriteFailure.explain(place, e);
    }
  }

  /** As {@link #write(Path, Content)}. */
  public static void write(Path file, byte[] content) throws IOException {
    write(file, out -> out.write(content));
  }

  /**
   * Finds out before long work whether its result could be written there now.
   *
   * @throws IOException if not, with a message for the user
   */
  public static void check(Path file) throws IOException {
    Path place = placeOf(file);
    try {
      WriteFailure.checkPlace(place);
    } catch (IOException e) {
      throw WriteFailure.explain(place, e);
    }
  }

  private static Path placeOf(Path file) throws IOException {
    return Files.exists(file) ? file.toRealPath() : file.toAbsolutePath().normalize();
  }

  private static void writeDirectly(Path place, Content content) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(place), BUFFER)) {
      content.writeTo(out);
    }
  }

  private static void writeBeside(Path place, Content content) throws IOException {
    Path half = place.resolveSibling("." + place.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      fill(half, content);
      Files.move(half, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // Asked before the space is given back.
      throw WriteFailure.explain(place, e);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  private static void fill(Path half, Content content) throws IOException {
    try (FileChannel channel =
            FileChannel.open(half, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER)) {
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }
}
