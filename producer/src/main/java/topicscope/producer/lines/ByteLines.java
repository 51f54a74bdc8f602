package topicscope.producer.lines;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Splits a stream into lines of bytes. A line ends with LF or CR LF. A line of more than 8 MiB is
 * an error, so that a stream without line ends can't fill the memory. Used by one thread.
 */
public final class ByteLines {
  private static final int LONGEST = 8 << 20;
  private final InputStream in;

  public ByteLines(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  /**
   * The next line without its end; empty at the end of the stream.
   *
   * @throws IOException if the stream can't be read or the line is too long
   */
  public Optional<byte[]> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    int read = in.read();
    if (read < 0) {
      return Optional.empty();
    }
    while (read >= 0 && read != '\n') {
      if (line.size() == LONGEST) {
        throw new IOException("a line is longer than 8 MiB");
      }
      line.write(read);
      read = in.read();
    }
    return Optional.of(withoutReturn(line.toByteArray()));
  }

  private static byte[] withoutReturn(byte[] line) {
    int length = line.length;
    return length > 0 && line[length - 1] == '\r'
        ? java.util.Arrays.copyOf(line, length - 1)
        : line;
  }
}
