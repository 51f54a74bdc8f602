package topicscope.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;
import topicscope.platform.AtomicFile;
import topicscope.platform.FileFailure;

/**
 * A workspace's file. Written whole, and only if it is still as this window has last seen it: what
 * another window has written meanwhile is never overwritten unasked.
 *
 * <p>For any thread, one at a time.
 */
public final class WorkspaceFile {
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

  /** The program's own file, where it saves by itself: one that is broken is set aside. */
  public static WorkspaceFile own(Path file) {
    return new WorkspaceFile(file, true);
  }

  /** A file that a user has named: one that is broken is left as it is and never written. */
  public static WorkspaceFile named(Path file) {
    return new WorkspaceFile(file, false);
  }

  /**
   * What reading gave.
   *
   * @param workspace what the file holds; empty if there is none, or none that can be read
   * @param trouble what the user has to be told, if anything
   */
  public record Loaded(Optional<Workspace> workspace, Optional<String> trouble) {}

  /** How saving ended. */
  public sealed interface Saved {
    /** The file holds what was given. */
    record Done() implements Saved {}

    /** It doesn't, with a sentence that says why and what to do. */
    record Refused(String sentence) implements Saved {}
  }

  /** Where it is. */
  public Path path() {
    return file;
  }

  /** Reads the file. Never fails: whatever is in it, there is an answer. */
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

  /** Saves, unless somebody else has changed the file since this one has last seen it. */
  public synchronized Saved save(Workspace workspace) {
    if (forgo) {
      return new Saved.Refused(file + " is left as it is; save the workspace under another name");
    }
    try {
      byte[] there = content();
      ObjectNode tree = tree(workspace);
      if (there.length > 0 && !Arrays.equals(there, seen)) {
        return new Saved.Refused(
            "Another window has changed "
                + file
                + ": this window's arrangement isn't saved there. Save it under another name");
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

  /** Saves, whatever the file holds: the user has chosen so. */
  public synchronized Saved saveOver(Workspace workspace) {
    try {
      write(WorkspaceJson.text(tree(workspace)));
      forgo = false;
      return new Saved.Done();
    } catch (IOException e) {
      return new Saved.Refused("The workspace isn't saved: " + e.getMessage());
    }
  }

  private void write(byte[] text) throws IOException {
    if (own) {
      // It may hold the command of an alert, and that a token.
      AtomicFile.writeOwnerOnly(file, text);
    } else {
      AtomicFile.write(file, text);
    }
    seen = text;
  }

  /** What the file holds; nothing if it isn't there. */
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
