package topicscope;

import java.util.concurrent.atomic.AtomicInteger;
import topicscope.plot.Display;

/**
 * For {@code bench start}: prints when the window's first frame and its first sample were on
 * screen, in ms since the epoch, then closes the window.
 */
final class StartReport {
  private StartReport() {}

  /** Opens the window and prints; blocks until it is closed. */
  static void run(TopicscopeApp.Opening opening) {
    if (!Display.isPresent()) {
      Display.useHeadless();
    }
    Display.startToolkit();
    AtomicInteger pending = new AtomicInteger(2);
    TopicscopeApp app =
        TopicscopeApp.show(
            opening,
            shown -> {
              new FirstFrame(() -> print("window", pending, shown)).start();
              shown.window().setOnFirstSample(() -> print("sample", pending, shown));
            });
    app.awaitClosed();
  }

  private static void print(String what, AtomicInteger pending, TopicscopeApp app) {
    System.out.println(what + " " + System.currentTimeMillis());
    System.out.flush();
    if (pending.decrementAndGet() == 0) {
      app.close();
    }
  }
}
