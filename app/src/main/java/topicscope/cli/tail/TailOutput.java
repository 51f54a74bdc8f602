package topicscope.cli.tail;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import topicscope.kafka.read.RawRecord;
import topicscope.kafka.read.RecordListener;

/**
 * Prints records as lines to the standard output. It ends after the maximum number of records, and
 * when the output can't be written, such as a closed pipe ({@code | head}); later lines are
 * dropped.
 *
 * <p>The reader thread blocks in {@link #accept} while the output is slow, so no record is left
 * out. Thread-safe.
 */
final class TailOutput implements RecordListener, AutoCloseable {
  private final Writer out;
  private final TailLine line;
  private final long max;
  private final Runnable onEnd;
  private long written;
  private boolean ended;
  private boolean failed;

  /**
   * @param max after so many records it ends
   * @param onEnd called once when it ends by itself
   */
  TailOutput(Writer out, TailLine line, long max, Runnable onEnd) {
    this.out = out;
    this.line = line;
    this.max = max;
    this.onEnd = onEnd;
  }

  /** To the standard output in UTF-8. */
  static TailOutput standard(TailLine line, long max, Runnable onEnd) {
    Writer writer = new OutputStreamWriter(System.out, StandardCharsets.UTF_8);
    return new TailOutput(new BufferedWriter(writer), line, max, onEnd);
  }

  @Override
  public synchronized void accept(RawRecord record) {
    if (ended) {
      return;
    }
    write(line.of(record));
    written++;
    if (written == max) {
      end();
    }
  }

  /** Prints a line that isn't a record and isn't counted. */
  synchronized void print(String text) {
    if (!ended) {
      write(text);
    }
  }

  private void write(String text) {
    try {
      out.write(text);
      out.write('\n');
    } catch (IOException e) {
      failed = true;
      end();
    }
  }

  /** How many records were printed. */
  synchronized long written() {
    return written;
  }

  /** Passes on what is buffered; returns whether all lines so far were written. */
  @Override
  public synchronized boolean flush() {
    try {
      out.flush();
    } catch (IOException e) {
      failed = true;
    }
    failed |= System.out.checkError();
    if (failed) {
      end();
    }
    return !failed;
  }

  private void end() {
    if (!ended) {
      ended = true;
      onEnd.run();
    }
  }

  /** Passes on the rest. The standard output itself stays open. */
  @Override
  public synchronized void close() {
    ended = true;
    var _ = flush();
  }
}
