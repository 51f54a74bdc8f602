package topicscope.bench.serve;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** A client of the stream over a plain socket; reads on a thread of its own, or never. */
final class StreamClient implements AutoCloseable {
  private static final int SMALL_BUFFER = 4_096;
  private final Socket socket = new Socket();
  private final AtomicLong bytes = new AtomicLong();

  /**
   * Opens the stream.
   *
   * @param reads whether it reads what comes
   */
  StreamClient(int port, boolean reads) throws IOException {
    if (!reads) {
      socket.setReceiveBufferSize(SMALL_BUFFER);
    }
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    String request =
        "GET /api/events?window=10s&columns=800 HTTP/1.1\r\nHost: 127.0.0.1:"
            + port
            + "\r\nAccept: text/event-stream\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    if (reads) {
      var _ = Thread.ofVirtual().start(this::read);
    }
  }

  private void read() {
    byte[] part = new byte[65_536];
    try {
      InputStream in = socket.getInputStream();
      for (int count = in.read(part); count >= 0; count = in.read(part)) {
        bytes.addAndGet(count);
      }
    } catch (IOException e) {
      // Closed, by us or by the server.
    }
  }

  /** How many bytes have come so far. */
  long bytes() {
    return bytes.get();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
