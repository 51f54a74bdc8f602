package topicscope.cli.tail;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import topicscope.kafka.read.RawRecord;

/**
 * Lines of records on their way to standard output. It ends when enough are printed, when told to,
 * or when nobody reads it any more ({@code | head}); what comes then is not printed.
 *
 * <p>The reader thread waits in {@link #accept} while the output is slow: no record is left out.
 * Thread-safe.
 */
public final class TailOutput implements Consumer<RawRecord>, AutoCloseable {
  private final Writer out;
  private final TailLine line;
  private final CountDownLatch end = new CountDownLatch(1);
  private long left;
  private long written;

  TailOutput(Writer out, TailLine line, long most) {
    this.out = out;
    this.line = line;
    this.left = most;
  }

  /** To standard output; not through System.out, which hides that the pipe is broken. */
  static TailOutput standard(TailLine line, long most) {
    Writer writer =
        new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8);
    return new TailOutput(new BufferedWriter(writer), line, most);
  }

  @Override
  public synchronized void accept(RawRecord record) {
    if (end.getCount() == 0) {
      return;
    }
    write(line.of(record));
    written++;
    if (--left == 0) {
      end();
    }
  }

  /** Puts a line among those of the records; it isn't counted as one. */
  synchronized void say(String text) {
    if (end.getCount() > 0) {
      write(text);
    }
  }

  private void write(String text) {
    try {
      out.write(text);
      out.write('\n');
    } catch (IOException e) {
      end();
    }
  }

  /** How many records it was given and has not left out. */
  synchronized long written() {
    return written;
  }

  /** Passes on what is written so far. */
  synchronized void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      end();
    }
  }

  /** Prints nothing more. */
  public void end() {
    end.countDown();
  }

  /** Waits for the end; false if it hasn't come within that time. */
  boolean awaitEnd(Duration most) throws InterruptedException {
    return end.await(most.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Passes on the rest. Standard output itself stays open. */
  @Override
  public void close() {
    end();
    flush();
  }
}
