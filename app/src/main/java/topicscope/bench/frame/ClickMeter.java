package topicscope.bench.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TabPane;

/**
 * Clicks in a window and measures how long each click waits for its frame: from entering JavaFX's
 * queue until the frame after it is done.
 *
 * <p>Create it on the JavaFX thread; call {@link #clickAndAwait()} from one other thread.
 */
final class ClickMeter {
  /** The number of clicks that click each target once. */
  static final int KINDS = 6;

  private final Scene scene;
  private final List<Double> waitsMs = new ArrayList<>();
  private final AnimationTimer frames;
  private CompletableFuture<Long> answered = new CompletableFuture<>();
  private int framesToGo = -1;
  private long pulses;
  private int turn;

  ClickMeter(Scene scene) {
    this.scene = scene;
    frames =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            frame();
          }
        };
    frames.start();
  }

  /** Clicks the next target; returns when the screen shows the result. */
  void clickAndAwait() {
    CompletableFuture<Long> answer = new CompletableFuture<>();
    long clicked = System.nanoTime();
    Platform.runLater(() -> {
      answered = answer;
      // The running frame began before the click; the next shows it, and the one after confirms it.
      framesToGo = 2;
      click(turn++);
    });
    waitsMs.add((answer.join() - clicked) / 1e6);
  }

  /** Discards the measurements so far. */
  void startAnew() {
    waitsMs.clear();
    pulses = 0;
  }

  /** The quantile of the waits in percent. */
  double percentile(int of) {
    List<Double> sorted = waitsMs.stream().sorted().toList();
    return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * of / 100.0) - 1));
  }

  int count() {
    return waitsMs.size();
  }

  /** Frames since the start. */
  long pulses() {
    return pulses;
  }

  private void frame() {
    pulses++;
    if (framesToGo > 0 && --framesToGo == 0) {
      answered.complete(System.nanoTime());
    }
  }

  private void click(int number) {
    switch (number % KINDS) {
      case 0 -> fire("#series-none");
      case 1 -> fire("#series-all");
      case 2, 3 -> fire("#run");
      case 4 -> tab(1);
      default -> tab(0);
    }
  }

  private void fire(String id) {
    if (scene.lookup(id) instanceof ButtonBase button) {
      button.fire();
    }
  }

  private void tab(int number) {
    Node side = scene.lookup(".side-panel");
    if (side instanceof TabPane tabs) {
      tabs.getSelectionModel().select(number);
    }
  }
}
