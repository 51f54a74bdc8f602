package topicscope.producer.source;

import java.util.Optional;

/** Something that can be read. One thread, the sampling thread, reads and closes it. */
public interface Source extends AutoCloseable {
  /** A word for what is measured, such as {@code cpu}. */
  String name();

  /** Takes one reading. Empty if there is none yet, as for the first reading of a rate. */
  Optional<Reading> read();

  /** Releases what the source holds; most sources hold nothing. */
  @Override
  default void close() {}
}
