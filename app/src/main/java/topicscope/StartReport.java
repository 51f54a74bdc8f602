package topicscope;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.animation.AnimationTimer;
import topicscope.cli.Display;

/**
 * Says on the standard output when the first frame of the window and the first sample in it were on
 * screen, in ms since the epoch, and closes the window then: for {@code bench start}.
 */
final class StartReport {
  private StartReport() {}

  /** Opens the window, reports, and returns when it is closed. */
  static void run(TopicscopeApp.Opening opening) {
    if (!Display.isPresent()) {
      Display.useHeadless();
    }
    TopicscopeApp.startToolkit();
    AtomicInteger toCome = new AtomicInteger(2);
    TopicscopeApp app =
        TopicscopeApp.show(
            opening,
            shown -> {
              new FirstFrame(() -> say("window", toCome, shown)).start();
              shown.window().setOnFirstSample(() -> say("sample", toCome, shown));
            });
    app.awaitClosed();
  }

  private static void say(String what, AtomicInteger toCome, TopicscopeApp app) {
    System.out.println(what + " " + System.currentTimeMillis());
    System.out.flush();
    if (toCome.decrementAndGet() == 0) {
      app.close();
    }
  }

  /** Tells when a first frame is done: as the second one begins. */
  private static final class FirstFrame extends AnimationTimer {
    private final Runnable done;
    private Optional<Long> first = Optional.empty();

    FirstFrame(Runnable done) {
      this.done = done;
    }

    @Override
    public void handle(long now) {
      if (first.isPresent()) {
        stop();
        done.run();
      }
      first = Optional.of(now);
    }
  }
}
