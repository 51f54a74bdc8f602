package topicscope.producer.source;

import java.util.Optional;

/**
 * A thing that can be read. One thread reads it, the sampling thread, and closes it when it is
 * done.
 */
public interface Source extends AutoCloseable {
  /** A word for what is measured, such as {@code cpu}. */
  String name();

  /**
   * Takes one reading; empty when there is none yet, as for the first reading of something that is
   * measured between two of them.
   */
  Optional<Reading> read();

  /** Gives back what the source holds; most hold nothing. */
  @Override
  default void close() {}
}
