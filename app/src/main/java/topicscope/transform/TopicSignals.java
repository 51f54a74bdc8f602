package topicscope.transform;

import java.util.Optional;
import topicscope.signal.SampleBuffer;

/** Where the samples of series about the topic come from. Thread-safe. */
public interface TopicSignals {
  /** There are none. */
  TopicSignals NONE =
      new TopicSignals() {
        @Override
        public void begin(TopicSignal signal, SampleBuffer into) {}

        @Override
        public void end(TopicSignal signal) {}

        @Override
        public Optional<String> problem(TopicSignal signal) {
          return Optional.of("is not to be had here");
        }
      };

  /**
   * Begins to write the samples of a series, on another thread, and stops to write those of the
   * same series elsewhere.
   *
   * @param into an empty buffer
   */
  void begin(TopicSignal signal, SampleBuffer into);

  /** Writes no more. */
  void end(TopicSignal signal);

  /** Why no samples come, as the end of a sentence; empty if they do. */
  Optional<String> problem(TopicSignal signal);
}
