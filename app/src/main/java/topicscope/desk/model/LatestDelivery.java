package topicscope.desk.model;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Hands the latest value to another thread. At most one task waits in that thread's queue; a value
 * that is replaced before the task runs is dropped. Thread-safe.
 */
public final class LatestDelivery<T> implements Consumer<T> {
  private final Executor target;
  private final Consumer<T> receiver;
  private final AtomicReference<Optional<T>> waiting = new AtomicReference<>(Optional.empty());

  /**
   * Delivers nothing yet.
   *
   * @param target runs tasks on the receiving thread, such as {@code Platform::runLater}
   * @param receiver takes values, on that thread
   */
  public LatestDelivery(Executor target, Consumer<T> receiver) {
    this.target = target;
    this.receiver = receiver;
  }

  @Override
  public void accept(T value) {
    if (waiting.getAndSet(Optional.of(value)).isEmpty()) {
      target.execute(() -> waiting.getAndSet(Optional.empty()).ifPresent(receiver));
    }
  }
}
