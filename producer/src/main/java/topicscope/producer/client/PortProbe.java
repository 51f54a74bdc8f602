package topicscope.producer.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks a port on a raw socket whether a Kafka broker answers there, and if not, why.
 *
 * <p>Kafka's clients retry for ever without saying what is wrong, and a plaintext client that meets
 * a TLS or HTTP port takes the first bytes for a length and may exhaust the memory of its JVM. So
 * ask here first. One connection per server and question; every wait is bounded by the given time.
 * Any thread may call it; it blocks.
 */
public final class PortProbe {
  /**
   * ApiVersions, version 0, correlation id 7, no client id: every broker answers it unasked for who
   * we are.
   */
  private static final byte[] QUESTION = {
    0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 7, (byte) 0xff, (byte) 0xff
  };

  private static final int CORRELATION_ID = 7;
  private static final int LARGEST_ANSWER = 1 << 20;

  private PortProbe() {}

  /**
   * Asks the servers one after another until one answers as a broker does.
   *
   * @param bootstrapServers {@code HOST:PORT[,…]}
   * @param encrypted whether the connection is to be encrypted; then it is only tried whether the
   *     port can be connected to
   * @param timeout for each of connecting and answering, per server
   * @return empty when one does; else why each of them doesn't, as one line of text
   */
  public static Optional<String> failure(
      String bootstrapServers, boolean encrypted, Duration timeout) {
    List<String> failures = new ArrayList<>();
    for (String server : bootstrapServers.split(",", -1)) {
      Optional<String> failure = failureOfOne(server.strip(), encrypted, timeout);
      if (failure.isEmpty()) {
        return Optional.empty();
      }
      failures.add(server.strip() + " (" + failure.get() + ")");
    }
    return Optional.of(String.join(", ", failures));
  }

  private static Optional<String> failureOfOne(String server, boolean encrypted, Duration timeout) {
    int colon = server.lastIndexOf(':');
    try (Socket socket = new Socket()) {
      int millis = Math.toIntExact(timeout.toMillis());
      String host = server.substring(0, colon).replace("[", "").replace("]", "");
      int port = Integer.parseInt(server.substring(colon + 1));
      socket.connect(new InetSocketAddress(InetAddress.getByName(host), port), millis);
      if (encrypted) {
        return Optional.empty();
      }
      socket.setSoTimeout(millis);
      socket.getOutputStream().write(QUESTION);
      return judge(socket.getInputStream().readNBytes(8));
    } catch (UnknownHostException e) {
      return Optional.of("no such host");
    } catch (ConnectException e) {
      return Optional.of("connection refused");
    } catch (NoRouteToHostException e) {
      return Optional.of("no route to the host");
    } catch (SocketTimeoutException e) {
      return Optional.of("no answer within " + timeout.toMillis() + " ms");
    } catch (IOException e) {
      return Optional.of(e.getMessage() == null ? "connection lost" : e.getMessage());
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      return Optional.of("not of the form HOST:PORT");
    }
  }

  private static Optional<String> judge(byte[] answer) {
    String text = new String(answer, StandardCharsets.ISO_8859_1);
    if (answer.length >= 2 && answer[0] == 0x15 && answer[1] == 3) {
      return Optional.of("the port speaks TLS; give security.protocol=SSL by --command-config");
    }
    if (text.startsWith("HTTP")) {
      return Optional.of("the port speaks HTTP, not Kafka");
    }
    if (answer.length == 0) {
      return Optional.of("the port closes the connection without an answer; is it a TLS port?");
    }
    if (answer.length < 8) {
      return Optional.of("the port doesn't speak Kafka");
    }
    ByteBuffer buffer = ByteBuffer.wrap(answer);
    int length = buffer.getInt();
    boolean kafka = length >= 6 && length <= LARGEST_ANSWER && buffer.getInt() == CORRELATION_ID;
    return kafka ? Optional.empty() : Optional.of("the port doesn't speak Kafka");
  }
}
