package topicscope.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import topicscope.platform.AtomicFile;
import topicscope.platform.FileFailure;
import topicscope.platform.FileLock;

/**
 * The file of a workspace. It is written whole. Changes of another window are never lost: the
 * program's own file has dated copies beside it, of ten versions that it was overwritten in; a file
 * named by the user is not overwritten without a question.
 *
 * <p>Thread-safe.
 */
public final class WorkspaceFile {
  /** How the name of a file that the user saves ends; a file of any name can be opened. */
  public static final String EXTENSION = ".topicscope";

  private static final Duration LOCK_WAIT = Duration.ofSeconds(10);
  private static final int MAX_BYTES = 4 << 20;
  private static final String COPIED =
      "Another window had changed what is kept for this cluster: its plots are under 'Open an"
          + " earlier workspace'";

  private final Path file;
  private final boolean own;
  private final DatedCopies copies;
  private byte[] seen = new byte[0];
  private boolean forgo;

  private WorkspaceFile(Path file, boolean own) {
    this.file = file;
    this.own = own;
    this.copies = new DatedCopies(file);
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
    /**
     * The file contains the workspace.
     *
     * @param news a message for the user, if there is anything to say
     */
    record Done(Optional<String> news) implements Saved {
      Done() {
        this(Optional.empty());
      }
    }

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

  /** Whether the file exists. */
  public boolean isThere() {
    return Files.exists(file);
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
    return WorkspaceJson.write(own ? workspace : workspace.toShare());
  }

  /** Saves. A file named by the user must not have changed since it was last read here. */
  public synchronized Saved save(Workspace workspace) {
    if (forgo) {
      return new Saved.Refused(file + " is left as it is; save the workspace under another name");
    }
    try (FileLock _ = lock()) {
      byte[] there = content();
      ObjectNode tree = tree(workspace);
      boolean another = there.length > 0 && !Arrays.equals(there, seen);
      if (another && !own) {
        return new Saved.Refused(
            "Another window has changed "
                + file
                + ": this window's arrangement isn't saved there. Save it under another name",
            true);
      }
      boolean copied = own && there.length > 0 && copies.keep(there, workspace, another);
      if (there.length > 0) {
        WorkspaceJson.keepUnknown(WorkspaceJson.parse(there), tree);
      }
      write(WorkspaceJson.text(tree));
      return new Saved.Done(copied ? Optional.of(COPIED) : Optional.empty());
    } catch (IOException | UnknownWorkspaceException e) {
      return new Saved.Refused("The workspace isn't saved: " + e.getMessage());
    }
  }

  /** Makes a dated copy of what the program's own file holds, if it holds anything. */
  public synchronized void keepCopy() throws IOException {
    keepCopy(content());
  }

  /** Makes a dated copy of a text. */
  synchronized void keepCopy(byte[] text) throws IOException {
    try (FileLock _ = lock()) {
      copies.keep(text);
    }
  }

  /** The workspace in a file of the program's own; empty if there is none. Changes nothing. */
  public static Optional<Workspace> peek(Path file) {
    try {
      byte[] text = content(file);
      return text.length == 0
          ? Optional.empty()
          : Optional.of(WorkspaceJson.read(WorkspaceJson.parse(text)));
    } catch (IOException | UnknownWorkspaceException e) {
      return Optional.empty();
    }
  }

  /** Saves over any content, on the user's request. */
  public synchronized Saved saveOver(Workspace workspace) {
    try (FileLock _ = lock()) {
      if (own) {
        copies.keep(content());
      }
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
    return content(file);
  }

  private static byte[] content(Path file) throws IOException {
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
    Path aside = file.resolveSibling(file.getFileName() + "." + DatedCopies.stamp() + ".aside");
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
