package topicscope.producer.run;

import topicscope.producer.publish.KafkaSink;
import topicscope.producer.report.Report;
import topicscope.producer.report.SourceState;

/** What one source is to do, ready to be started. */
public interface Plan {
  /** One line that says what will be done. */
  String text();

  Workload load();

  /**
   * Starts it on threads of its own.
   *
   * @throws topicscope.producer.source.MissingSourceException if this machine hasn't got the source
   */
  Running start(KafkaSink sink, Report report);

  /** A plan under way. Any thread may ask; closing ends it within a second or so. */
  interface Running extends AutoCloseable {
    /** The rate is that since this was last asked for; one thread asks. */
    SourceState state();

    /** Looks whether it goes as it should, and tells if it doesn't; one thread calls it. */
    default void check() {}

    /** Whether all is done that was to do. */
    boolean hasEnded();

    /** Whether any sample failed that should not have been lost. */
    default boolean hasLost() {
      return false;
    }

    /** Whether its progress is worth telling while it runs. */
    default boolean showsProgress() {
      return true;
    }

    @Override
    void close();
  }
}
