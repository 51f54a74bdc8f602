package topicscope;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import topicscope.plot.Display;

/**
 * For {@code bench start}: prints when the window, its content and its first sample were on screen,
 * in ms since the epoch, then closes the window.
 */
final class StartReport {
  private StartReport() {}

  /** Opens the window and prints; blocks until it is closed. */
  static void run(TopicscopeApp.Opening opening, Optional<Splash> begun) {
    if (!Display.isPresent()) {
      Display.useHeadless();
    }
    Splash splash = begun.orElseGet(Splash::begin);
    Display.startToolkit();
    AtomicInteger pending = new AtomicInteger(2);
    TopicscopeApp app =
        TopicscopeApp.show(
            opening,
            splash,
            () -> print("window"),
            shown -> {
              new FirstFrame(() -> print("content", pending, shown)).start();
              shown.window().setOnFirstSample(() -> print("sample", pending, shown));
            });
    app.awaitClosed();
  }

  private static void print(String what) {
    System.out.println(what + " " + System.currentTimeMillis());
    System.out.flush();
  }

  private static void print(String what, AtomicInteger pending, TopicscopeApp app) {
    print(what);
    if (pending.decrementAndGet() == 0) {
      app.close();
    }
  }
}
