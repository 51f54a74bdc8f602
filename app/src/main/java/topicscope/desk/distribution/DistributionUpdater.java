package topicscope.desk.distribution;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.desk.model.LatestRequest;
import topicscope.signal.SampleBuffer;

/**
 * Computes distributions on another thread, one at a time, and hands each to the JavaFX thread
 * unless something else was asked for meanwhile. After one that took long it rests, so that it
 * takes a fifth of a processor at most; nothing runs between two requests.
 *
 * <p>All methods are for the JavaFX thread.
 */
final class DistributionUpdater {
  private static final Logger LOG = LoggerFactory.getLogger(DistributionUpdater.class);
  private static final int REST = 4;

  private final Consumer<SeriesDistribution> listener;
  private final LatestRequest requests = new LatestRequest();
  private Optional<SampleBuffer.Values> room = Optional.empty();
  private Optional<DistributionRequest> running = Optional.empty();
  private Optional<DistributionRequest> waiting = Optional.empty();
  private Optional<DistributionRequest> answered = Optional.empty();
  private long restsUntil = System.nanoTime();

  /**
   * Computes nothing yet.
   *
   * @param listener gets the answers
   */
  DistributionUpdater(Consumer<SeriesDistribution> listener) {
    this.listener = listener;
  }

  /** Asks for a distribution. The same one again costs nothing. */
  void want(DistributionRequest request) {
    if (running.isPresent()) {
      waiting = Optional.of(request).filter(now -> !running.get().isAbout(now));
      waiting.ifPresent(other -> requests.cancel());
    } else if (!answered.equals(Optional.of(request))) {
      boolean other = answered.filter(request::isAbout).isEmpty();
      if (other || System.nanoTime() - restsUntil >= 0) {
        start(request);
      }
    }
  }

  /** Drops what is being computed, and the memory for it. */
  void stop() {
    requests.cancel();
    waiting = Optional.empty();
    answered = Optional.empty();
    room = Optional.empty();
  }

  private void start(DistributionRequest request) {
    LatestRequest.Ticket ticket = requests.start();
    SampleBuffer.Values values = room.orElseGet(SampleBuffer.Values::new);
    room = Optional.of(values);
    running = Optional.of(request);
    long began = System.nanoTime();
    var _ =
        CompletableFuture.supplyAsync(
                () -> SeriesDistribution.of(request, values),
                task -> Thread.ofVirtual().name("distribution").start(task))
            .whenCompleteAsync(
                (found, failure) -> {
                  restsUntil = System.nanoTime() + REST * (System.nanoTime() - began);
                  running = Optional.empty();
                  if (failure != null) {
                    LOG.error("The distribution could not be computed", failure);
                  } else if (ticket.isLatest()) {
                    answered = Optional.of(request);
                    listener.accept(found);
                  }
                  Optional<DistributionRequest> next = waiting;
                  waiting = Optional.empty();
                  next.ifPresent(this::want);
                },
                Platform::runLater);
  }
}
