package topicscope.workspace;

import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.platform.Loop;
import topicscope.workspace.WorkspaceFile.Saved;

/**
 * Saves a window's workspace automatically: a change that has lasted for 1 s is written on its own
 * thread, if it differs from what was written last.
 *
 * <p>Thread-safe. A refused save is reported once, and again only if the reason changes. It is
 * tried again at the next change.
 */
public final class WorkspaceAutosave implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkspaceAutosave.class);
  private static final int SETTLED_MS = 1_000;
  private static final Duration CLOSING = Duration.ofSeconds(10);

  private final Consumer<Saved> teller;
  private final long settledNanos;
  private final WorkspaceFile file;
  private final Loop loop;

  /** Held while a file is written: an older workspace never follows a newer one. */
  private final Object writing = new Object();

  private Workspace shown;
  private Workspace written;
  private boolean changed;
  private long changedAt;
  private boolean leaving;
  private boolean saidNews;
  private Saved told = new Saved.Done();

  /**
   * Saves a workspace in a file.
   *
   * @param now the workspace in the file: only a different one is written
   * @param teller receives refused saves, and news of others, with a sentence for the user, on the
   *     thread of this class
   */
  public WorkspaceAutosave(WorkspaceFile file, Workspace now, Consumer<Saved> teller) {
    this(file, now, teller, SETTLED_MS);
  }

  /** The same with another delay. */
  WorkspaceAutosave(WorkspaceFile file, Workspace now, Consumer<Saved> teller, int settledMs) {
    this.settledNanos = Duration.ofMillis(settledMs).toNanos();
    this.file = file;
    this.shown = now;
    this.written = now;
    this.teller = teller;
    loop =
        Loop.interruptible(
                "workspace",
                this::saveIfSettled,
                e -> LOG.error("The workspace could not be saved", e))
            .start();
  }

  /** The file that it saves in. */
  public WorkspaceFile file() {
    return file;
  }

  /** Passes the present workspace. Costs nothing if nothing has changed. */
  public synchronized void show(Workspace now) {
    if (now.equals(shown) || leaving) {
      return;
    }
    shown = now;
    changed = true;
    changedAt = System.nanoTime();
    loop.wake();
  }

  /** Writes pending changes soon, and ends; does not wait. */
  public synchronized void leave() {
    leaving = true;
    loop.wake();
  }

  /** Writes pending changes, and ends; waits at most 10 s. */
  @Override
  public void close() {
    leave();
    if (!loop.join(CLOSING)) {
      LOG.warn("The workspace could not be saved in time");
      loop.stop();
    }
  }

  private Duration saveIfSettled() {
    boolean last;
    synchronized (this) {
      last = leaving;
      if (!last && !changed) {
        return Loop.UNTIL_WOKEN;
      }
      long left = settledNanos - (System.nanoTime() - changedAt);
      if (!last && left > 0) {
        return Duration.ofNanos(left);
      }
      changed = false;
    }
    saveNow();
    return last ? Loop.DONE : Loop.AT_ONCE;
  }

  /** Writes pending changes at once, on the caller's thread; returns how that ended. */
  public Saved saveNow() {
    synchronized (writing) {
      Saved saved = saveChanges();
      tell(saved);
      return saved;
    }
  }

  private Saved saveChanges() {
    try {
      Workspace now;
      synchronized (this) {
        now = shown;
        if (now.equals(written)) {
          return told instanceof Saved.Refused ? told : new Saved.Done();
        }
      }
      Saved saved = file.save(now);
      synchronized (this) {
        written = saved instanceof Saved.Done ? now : written;
      }
      return saved;
    } catch (RuntimeException | Error e) {
      // An Error too: the user has to know that the file is old.
      LOG.error("The workspace could not be saved", e);
      return new Saved.Refused("The workspace could not be saved: " + e);
    }
  }

  private void tell(Saved saved) {
    boolean news;
    synchronized (this) {
      news = !saved.equals(told) && !(saved instanceof Saved.Done && saidNews);
      saidNews |= saved instanceof Saved.Done done && done.news().isPresent();
      told = saved;
    }
    if (news && !saved.equals(new Saved.Done())) {
      teller.accept(saved);
    }
  }
}
