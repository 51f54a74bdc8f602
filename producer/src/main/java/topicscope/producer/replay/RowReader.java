package topicscope.producer.replay;

import java.io.IOException;
import java.util.Optional;

/** Reads a file's rows in their order. One thread uses it. */
public interface RowReader extends AutoCloseable {
  /** The column that holds the time. */
  String timeField();

  /**
   * The next row; empty at the end of the file.
   *
   * @throws BadRowException if this row can't be read; the next one may be
   * @throws IOException if the file can't be read further
   */
  Optional<Row> next() throws IOException;

  @Override
  void close() throws IOException;

  /** A row that can't be read; the message says which and why. */
  final class BadRowException extends IOException {
    private static final long serialVersionUID = 1;

    BadRowException(long number, String reason) {
      super("line " + number + ": " + reason);
    }
  }
}
