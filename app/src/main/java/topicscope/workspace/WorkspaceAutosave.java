package topicscope.workspace;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
  private static final int CLOSING_SECONDS = 10;

  private final Consumer<String> teller;
  private final int settledMs;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("workspace").daemon().factory());
  private final WorkspaceFile file;
  private Workspace shown;
  private Workspace written;
  private long changes;
  private String told = "";

  /**
   * Saves a workspace in a file.
   *
   * @param now the workspace in the file: only a different one is written
   * @param teller receives messages for the user, on the thread of this class
   */
  public WorkspaceAutosave(WorkspaceFile file, Workspace now, Consumer<String> teller) {
    this(file, now, teller, SETTLED_MS);
  }

  /** The same with another delay. */
  WorkspaceAutosave(WorkspaceFile file, Workspace now, Consumer<String> teller, int settledMs) {
    this.settledMs = settledMs;
    this.file = file;
    this.shown = now;
    this.written = now;
    this.teller = teller;
  }

  /** Passes the present workspace. Costs nothing if nothing has changed. */
  public synchronized void show(Workspace now) {
    if (now.equals(shown) || executor.isShutdown()) {
      return;
    }
    shown = now;
    long change = ++changes;
    var _ = executor.schedule(() -> saveIfSettled(change), settledMs, TimeUnit.MILLISECONDS);
  }

  /** Writes pending changes soon, and ends; does not wait. */
  public synchronized void leave() {
    if (!executor.isShutdown()) {
      executor.execute(this::saveNow);
      executor.shutdown();
    }
  }

  /** Writes pending changes, and ends; waits at most 10 s. */
  @Override
  public void close() {
    leave();
    try {
      if (!executor.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("The workspace could not be saved in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    executor.shutdownNow();
  }

  private void saveIfSettled(long change) {
    boolean settled;
    synchronized (this) {
      settled = change == changes;
    }
    if (settled) {
      saveNow();
    }
  }

  /** Writes pending changes at once, on the caller's thread. */
  public void saveNow() {
    try {
      Workspace now;
      synchronized (this) {
        now = shown;
        if (now.equals(written)) {
          return;
        }
      }
      Saved saved = file.save(now);
      synchronized (this) {
        written = saved instanceof Saved.Done ? now : written;
      }
      tell(saved instanceof Saved.Refused refused ? refused.sentence() : "");
    } catch (RuntimeException | Error e) {
      // A failure that escaped would be lost with its task.
      LOG.error("The workspace could not be saved", e);
      tell("The workspace could not be saved: " + e);
    }
  }

  private void tell(String sentence) {
    boolean news;
    synchronized (this) {
      news = !sentence.equals(told);
      told = sentence;
    }
    if (news && !sentence.isEmpty()) {
      teller.accept(sentence);
    }
  }
}
