package topicscope.bench.latency;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import topicscope.bench.latency.RecordTimes.Stage;

/** Follows the records of a subject through its frames. For the JavaFX thread. */
final class FrameTimes extends AnimationTimer {
  private final LatencySubject subject;
  private final RenderedFrames frames;
  private final Queue<RecordTimes> appended;
  private final Queue<RecordTimes> waiting = new ArrayDeque<>();
  private final List<RecordTimes> painted = new ArrayList<>();
  private final Queue<Rendering> rendering = new ArrayDeque<>();
  private final List<RecordTimes> shown = new ArrayList<>();

  /** Records in a frame that was handed to the renderer. */
  private record Rendering(long frame, RecordTimes record) {}

  /**
   * @param appended the subject's records whose samples are there
   */
  FrameTimes(LatencySubject subject, Scene scene, ConcurrentLinkedQueue<RecordTimes> appended) {
    this.subject = subject;
    this.appended = appended;
    frames = new RenderedFrames(scene, this::handedOver, this::rendered);
  }

  @Override
  public void handle(long now) {
    long began = RecordTimes.nowMicros();
    takeAppended();
    waiting.stream()
        .filter(record -> !record.has(Stage.FRAME))
        .forEach(record -> record.end(Stage.FRAME, began));
    subject.frame();
    OptionalLong newest = subject.newest();
    long ended = RecordTimes.nowMicros();
    while (newest.isPresent()
        && !waiting.isEmpty()
        && waiting.peek().appendedMs() <= newest.getAsLong()) {
      painted.add(waiting.remove().end(Stage.PAINT, ended));
    }
  }

  /** Whether a record that was made at this time or later has been shown. */
  boolean hasShown(long madeMicros) {
    return !shown.isEmpty() && shown.getLast().madeMicros() >= madeMicros;
  }

  /** Ends; returns the records that were shown, in order. */
  List<RecordTimes> end() {
    stop();
    frames.close();
    return List.copyOf(shown);
  }

  private void takeAppended() {
    for (RecordTimes record = appended.poll(); record != null; record = appended.poll()) {
      waiting.add(record);
    }
  }

  private void handedOver(long frame) {
    painted.forEach(record -> rendering.add(new Rendering(frame, record)));
    painted.clear();
  }

  private void rendered(long frame) {
    long now = RecordTimes.nowMicros();
    while (!rendering.isEmpty() && rendering.peek().frame() <= frame) {
      shown.add(rendering.remove().record().end(Stage.SHOWN, now));
    }
  }
}
