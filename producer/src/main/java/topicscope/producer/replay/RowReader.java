package topicscope.producer.replay;

import java.io.IOException;
import java.util.Optional;

/** Reads the rows of a file in order. Used by one thread. */
public interface RowReader extends AutoCloseable {
  /** The name of the time column. */
  String timeField();

  /**
   * The next row; empty at the end of the file.
   *
   * @throws BadRowException if this row can't be read; the next one may be readable
   * @throws IOException if the file can't be read further
   */
  Optional<Row> next() throws IOException;

  @Override
  void close() throws IOException;

  /** A row that can't be read. The message names the row and the reason. */
  final class BadRowException extends IOException {
    private static final long serialVersionUID = 1;

    BadRowException(long number, String reason) {
      super("line " + number + ": " + reason);
    }
  }
}
