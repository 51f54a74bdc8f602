package topicscope.transform;

import org.jspecify.annotations.Nullable;

/**
 * Runs the parts of a step one by one. A part that throws, also an {@link Error}, does not keep the
 * later parts from running. Owned by one thread.
 */
public final class StepFailures {
  private @Nullable Throwable first;

  /** Nothing has failed yet. */
  public StepFailures() {}

  /** Runs a part and keeps what it throws. */
  public void run(Runnable part) {
    try {
      part.run();
    } catch (Throwable e) {
      first = first == null ? e : first;
    }
  }

  /** Throws the first failure since the last call, wrapped; returns if there was none. */
  public void rethrow() {
    Throwable failure = first;
    first = null;
    if (failure != null) {
      throw new IllegalStateException(failure.toString(), failure);
    }
  }
}
