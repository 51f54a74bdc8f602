package topicscope.bench.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client of the stream that reads its messages. Used by one thread. */
final class StreamReader implements AutoCloseable {
  private static final String DATA = "data: ";
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Socket socket;
  private final BufferedReader lines;

  StreamReader(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    String request =
        "GET /api/events HTTP/1.1\r\nHost: 127.0.0.1:"
            + port
            + "\r\nAccept: text/event-stream\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    lines =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Waits for a message with samples; returns the newest time of them, ms since the epoch. */
  double nextNewestMs() throws IOException {
    while (true) {
      String line = lines.readLine();
      if (line == null) {
        throw new IOException("the server has closed the stream");
      }
      if (line.startsWith(DATA)) {
        JsonNode series = JSON.readTree(line.substring(DATA.length())).at("/changed/0/series/0");
        if (series.path("t").size() > 0) {
          return series.get("from").asDouble()
              + series.get("t").get(series.get("t").size() - 1).asDouble();
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
