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
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Writes files, as the only class that does. It writes to a temporary file beside the target,
 * forces it to disk, and moves it into place: the target holds the old content or the new, never a
 * part. If anything fails, no temporary file stays. It follows symbolic links, keeps the
 * permissions of an existing file, and writes directly to what is no regular file, such as a pipe.
 *
 * <p>Thread-safe. Messages of exceptions are sentences for the user.
 */
public final class AtomicFile {
  private static final int BUFFER = 1 << 16;
  private static final int MAX_LINKS = 40;

  private AtomicFile() {}

  /** The content of a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes everything to a buffered stream, which the caller closes. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file, and replaces an existing one.
   *
   * @throws IOException with a message for the user; an existing file is unchanged then
   */
  public static void write(Path file, Content content) throws IOException {
    write(file, content, false);
  }

  /**
   * Writes a file that only its owner may read, in a folder that is created for the owner only.
   *
   * @throws IOException with a message for the user; an existing file is unchanged then
   */
  public static void writeOwnerOnly(Path file, byte[] content) throws IOException {
    createFolder(file, true);
    write(file, out -> out.write(content), true);
  }

  /**
   * Creates the folder of a file, and the folders above it, if missing.
   *
   * @param ownerOnly whether a created folder is accessible to its owner only, where the file
   *     system has such permissions
   */
  public static void createFolder(Path file, boolean ownerOnly) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(folder)) {
      return;
    }
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (ownerOnly && posix) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(folder);
    }
  }

  private static void write(Path file, Content content, boolean ownerOnly) throws IOException {
    Path place = file.toAbsolutePath();
    try {
      place = placeOf(file);
      FileFailure.checkPlace(place);
      if (Files.exists(place) && !Files.isRegularFile(place)) {
        writeDirectly(place, content);
      } else {
        writeBeside(place, content, ownerOnly);
      }
    } catch (IOException | UnsupportedOperationException e) {
      throw FileFailure.explain(place, e);
    }
  }

  /** Like {@link #write(Path, Content)}. */
  public static void write(Path file, byte[] content) throws IOException {
    write(file, out -> out.write(content));
  }

  /**
   * Checks before long work whether its result could be written now.
   *
   * @throws IOException if not, with a message for the user
   */
  public static void check(Path file) throws IOException {
    Path place = file.toAbsolutePath();
    try {
      place = placeOf(file);
      FileFailure.checkPlace(place);
    } catch (IOException e) {
      throw FileFailure.explain(place, e);
    }
  }

  /** The file itself behind symbolic links, also behind a link to a file that is missing. */
  private static Path placeOf(Path file) throws IOException {
    Path place = file.toAbsolutePath().normalize();
    if (Files.exists(place) && !Files.isRegularFile(place)) {
      // The link of a pipe, such as /dev/stdout, leads to no path.
      return place;
    }
    for (int i = 0; i < MAX_LINKS && Files.isSymbolicLink(place); i++) {
      place = place.resolveSibling(Files.readSymbolicLink(place)).normalize();
    }
    return place;
  }

  private static void writeDirectly(Path place, Content content) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(place), BUFFER)) {
      content.writeTo(out);
    }
  }

  private static void writeBeside(Path place, Content content, boolean ownerOnly)
      throws IOException {
    Path half = place.resolveSibling("." + place.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      fill(half, content, attributes(place, ownerOnly));
      Files.move(half, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // Explained before the temporary file frees its space.
      throw FileFailure.explain(place, e);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  private static void fill(Path half, Content content, FileAttribute<?>... attributes)
      throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                half, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER)) {
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  /** The permissions of the new file: its owner's only, those of the old one, or the default. */
  private static FileAttribute<?>[] attributes(Path place, boolean ownerOnly) throws IOException {
    if (ownerOnly) {
      Path folder = Objects.requireNonNullElse(place.getParent(), place);
      return new FileAttribute<?>[] {OwnerOnly.attribute(folder)};
    }
    PosixFileAttributeView old = Files.getFileAttributeView(place, PosixFileAttributeView.class);
    return old != null && Files.exists(place)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(old.readAttributes().permissions())
        }
        : new FileAttribute<?>[0];
  }
}
