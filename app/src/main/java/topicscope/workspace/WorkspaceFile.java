package topicscope.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import topicscope.platform.AtomicFile;
import topicscope.platform.FileFailure;
import topicscope.platform.FileLock;

/**
 * The file of a workspace. It is written whole, and only if it is unchanged since this window last
 * read it: changes of another window are never overwritten without a question.
 *
 * <p>Thread-safe.
 */
public final class WorkspaceFile {
  private static final Duration LOCK_WAIT = Duration.ofSeconds(10);
  private static final int MAX_BYTES = 4 << 20;
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private final Path file;
  private final boolean own;
  private byte[] seen = new byte[0];
  private boolean forgo;

  private WorkspaceFile(Path file, boolean own) {
    this.file = file;
    this.own = own;
  }

  /** The program's own file, for automatic saving: a broken one is set aside. */
  public static WorkspaceFile own(Path file) {
    return new WorkspaceFile(file, true);
  }

  /** A file named by the user: a broken one is left unchanged and never written. */
  public static WorkspaceFile named(Path file) {
    return new WorkspaceFile(file, false);
  }

  /**
   * The result of reading.
   *
   * @param workspace the content; empty without a readable one
   * @param trouble a message for the user, if any
   */
  public record Loaded(Optional<Workspace> workspace, Optional<String> trouble) {}

  /** The result of saving. */
  public sealed interface Saved {
    /** The file contains the workspace. */
    record Done() implements Saved {}

    /**
     * It does not.
     *
     * @param sentence the reason and what to do
     * @param changedByAnother whether another window has changed the file: only then can saving
     *     over it help
     */
    record Refused(String sentence, boolean changedByAnother) implements Saved {
      Refused(String sentence) {
        this(sentence, false);
      }
    }
  }

  /** Its path. */
  public Path path() {
    return file;
  }

  /** Reads the file. Never fails: every content has a result. */
  public synchronized Loaded load() {
    try {
      byte[] text = content();
      seen = text;
      return text.length == 0
          ? new Loaded(Optional.empty(), absent())
          : loaded(WorkspaceJson.read(WorkspaceJson.parse(text)));
    } catch (UnknownWorkspaceException e) {
      return new Loaded(Optional.empty(), Optional.of(own ? setAside(e) : leave(e)));
    } catch (IOException e) {
      forgo = true;
      return new Loaded(
          Optional.empty(),
          Optional.of("The workspace can't be read: " + FileFailure.reading(file, e)));
    }
  }

  private Loaded loaded(Workspace workspace) {
    Workspace taken = own ? workspace : workspace.withoutActions();
    return new Loaded(
        Optional.of(taken),
        taken.equals(workspace)
            ? Optional.empty()
            : Optional.of(
                file
                    + " says what is to happen on alerts: that is not taken from a file that can"
                    + " come from anybody. Set it in the tab of the alerts"));
  }

  private ObjectNode tree(Workspace workspace) {
    return WorkspaceJson.write(own ? workspace : workspace.withoutActions());
  }

  /** Saves, unless the file was changed since it was last read here. */
  public synchronized Saved save(Workspace workspace) {
    if (forgo) {
      return new Saved.Refused(file + " is left as it is; save the workspace under another name");
    }
    try (FileLock _ = lock()) {
      byte[] there = content();
      ObjectNode tree = tree(workspace);
      if (there.length > 0 && !Arrays.equals(there, seen)) {
        return new Saved.Refused(
            "Another window has changed "
                + file
                + ": this window's arrangement isn't saved there. Save it under another name",
            true);
      }
      if (there.length > 0) {
        WorkspaceJson.keepUnknown(WorkspaceJson.parse(there), tree);
      }
      write(WorkspaceJson.text(tree));
      return new Saved.Done();
    } catch (IOException | UnknownWorkspaceException e) {
      return new Saved.Refused("The workspace isn't saved: " + e.getMessage());
    }
  }

  /** Saves over any content, on the user's request. */
  public synchronized Saved saveOver(Workspace workspace) {
    try (FileLock _ = lock()) {
      write(WorkspaceJson.text(tree(workspace)));
      forgo = false;
      return new Saved.Done();
    } catch (IOException e) {
      return new Saved.Refused("The workspace isn't saved: " + e.getMessage());
    }
  }

  /** Between processes; none for a file that the user has named, beside which nothing is made. */
  private @Nullable FileLock lock() throws IOException {
    return own ? FileLock.take(file.resolveSibling(file.getFileName() + ".lock"), LOCK_WAIT) : null;
  }

  private void write(byte[] text) throws IOException {
    if (own) {
      // It may contain the command of an alert, and that a token.
      AtomicFile.writeOwnerOnly(file, text);
    } else {
      AtomicFile.write(file, text);
    }
    seen = text;
  }

  /** The content of the file; empty without a file. */
  private byte[] content() throws IOException {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new IOException("it is larger than a workspace can be");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return new byte[0];
    }
  }

  private Optional<String> absent() {
    return own
        ? Optional.empty()
        : Optional.of("There is no workspace " + file + "; it is made when something is arranged");
  }

  private String leave(UnknownWorkspaceException why) {
    forgo = true;
    return file + " can't be opened as a workspace: " + why.getMessage() + ". It is left as it is";
  }

  private String setAside(UnknownWorkspaceException why) {
    Path aside =
        file.resolveSibling(
            file.getFileName()
                + "."
                + STAMP.format(LocalDateTime.now(ZoneId.systemDefault()))
                + ".aside");
    String told = "The saved workspace can't be used: " + why.getMessage() + ". ";
    try {
      Files.move(file, aside);
      seen = new byte[0];
      return told + "It is set aside as " + aside;
    } catch (IOException e) {
      forgo = true;
      return told + "It can't be set aside either, and nothing is saved by itself";
    }
  }
}
