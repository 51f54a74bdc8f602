package topicscope;

import java.util.Optional;
import javafx.animation.AnimationTimer;

/** Runs something when the next frame is on screen, which is when the one after it begins. */
final class FirstFrame extends AnimationTimer {
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
