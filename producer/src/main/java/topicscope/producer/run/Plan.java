package topicscope.producer.run;

import topicscope.producer.publish.KafkaSink;
import topicscope.producer.publish.SendPolicy;
import topicscope.producer.report.Report;
import topicscope.producer.report.SourceState;

/** The task of one source, ready to start. */
public interface Plan {
  /** One line that describes the task. */
  String text();

  /** How the records are sent. Sources of one policy share a sink. */
  SendPolicy policy();

  /**
   * Starts the task on its own threads.
   *
   * @throws topicscope.producer.source.MissingSourceException if this machine does not have the
   *     source
   */
  Running start(KafkaSink sink, Report report);

  /** A running task. Any thread may read its state. Closing ends it within about 1 s. */
  interface Running extends AutoCloseable {
    /** The present state. Its rate covers the time since the last call. For one thread. */
    SourceState state();

    /** Checks the task and reports a problem. For one thread. */
    default void check() {}

    /** Whether the task is complete. */
    boolean hasEnded();

    /** Whether records failed that must not be lost. */
    default boolean hasLost() {
      return false;
    }

    /** Whether progress lines are useful during the run. */
    default boolean showsProgress() {
      return true;
    }

    @Override
    void close();
  }
}
