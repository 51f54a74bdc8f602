package topicscope.kafka.diagnose;

import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import topicscope.kafka.client.ReaderState;

/**
 * One diagnosis at a time in the background, while the calling thread continues to ask the cluster,
 * which may be back before the cause is found.
 *
 * <p>Used by one thread.
 */
public final class BackgroundDiagnosis {
  private final ConnectionDiagnosis causes;
  private final Runnable onFound;
  private @Nullable Thread searching;
  private volatile @Nullable ReaderState found;

  /**
   * @param onFound called on another thread when something was {@link #found()}
   */
  public BackgroundDiagnosis(ConnectionDiagnosis causes, Runnable onFound) {
    this.causes = causes;
    this.onFound = onFound;
  }

  /** Starts a diagnosis, unless one is running. */
  public void start(Collection<String> brokers) {
    Thread now = searching;
    if (now == null || !now.isAlive()) {
      searching = Thread.ofVirtual().name("cause-search").start(() -> search(brokers));
    }
  }

  /** The last result. */
  public Optional<ReaderState> found() {
    return Optional.ofNullable(found);
  }

  /** Ends the diagnosis; its result is obsolete. */
  public void cancel() {
    Thread now = searching;
    if (now != null) {
      now.interrupt();
      searching = null;
    }
    found = null;
  }

  private void search(Collection<String> brokers) {
    try {
      ReaderState state = causes.whySilent(brokers);
      if (!Thread.currentThread().isInterrupted()) {
        found = state;
        onFound.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
