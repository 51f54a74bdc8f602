package topicscope.desk.xy;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.desk.model.LatestRequest;
import topicscope.plot.xy.XyPainter;
import topicscope.plot.xy.XyPicture;
import topicscope.plot.xy.XyRequest;

/**
 * Paints XY plots on another thread, one at a time, and hands each to the JavaFX thread. What is
 * asked for meanwhile is not queued: the next frame asks again. After a picture it rests for as
 * long as that took, so that it takes half a processor at most.
 *
 * <p>All methods are for the JavaFX thread.
 */
final class XyUpdater {
  private static final Logger LOG = LoggerFactory.getLogger(XyUpdater.class);

  /** A range that is too wide shrinks without new samples, too. */
  private static final long SHRINK_NANOS = 500_000_000;

  private final XyPainter painter = new XyPainter();
  private final LatestRequest requests = new LatestRequest();
  private final Consumer<XyPicture> listener;
  private Optional<XyPicture> answered = Optional.empty();
  private boolean running;
  private long answeredAt;
  private long restsUntil = System.nanoTime();

  /**
   * Paints nothing yet.
   *
   * @param listener gets the pictures, and has to use each before it returns
   */
  XyUpdater(Consumer<XyPicture> listener) {
    this.listener = listener;
  }

  /** Asks for a picture, once a frame. The same one again costs nothing. */
  void want(XyRequest request) {
    long now = System.nanoTime();
    boolean same = answered.map(XyPicture::request).filter(request::equals).isPresent();
    boolean shrinks =
        answered.filter(XyPicture::isWide).isPresent() && now - answeredAt > SHRINK_NANOS;
    if (!running && now - restsUntil >= 0 && (!same || shrinks)) {
      start(request);
    }
  }

  /** Paints a picture at once, on this thread: for pictures of the window. */
  void paintNow(XyRequest request) {
    requests.cancel();
    take(painter.paint(request));
  }

  /** Drops what is being painted. */
  void stop() {
    requests.cancel();
    answered = Optional.empty();
  }

  private void take(XyPicture picture) {
    answered = Optional.of(picture);
    answeredAt = System.nanoTime();
    listener.accept(picture);
  }

  private void start(XyRequest request) {
    LatestRequest.Ticket ticket = requests.start();
    running = true;
    long began = System.nanoTime();
    var _ =
        CompletableFuture.supplyAsync(
                () -> painter.paint(request), task -> Thread.ofVirtual().name("xy").start(task))
            .whenCompleteAsync(
                (picture, failure) -> {
                  restsUntil = 2 * System.nanoTime() - began;
                  running = false;
                  if (failure != null) {
                    LOG.error("The XY plot could not be painted", failure);
                  } else if (ticket.isLatest()) {
                    take(picture);
                  }
                },
                Platform::runLater);
  }
}
