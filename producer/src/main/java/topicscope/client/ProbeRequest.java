package topicscope.client;

import static topicscope.client.ProbeAnswer.Kind;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The one request that every Kafka server answers before a login, and the evaluation of its
 * response.
 */
final class ProbeRequest {
  /** ApiVersions, version 0, correlation id 7, no client id. */
  private static final byte[] QUESTION = {
    0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 7, (byte) 0xff, (byte) 0xff
  };

  private static final byte[] LINE_END = {'\r', '\n', '\r', '\n'};
  private static final Pattern GREETING = Pattern.compile("220[ -]");
  private static final int LINE_END_MS = 300;
  private static final int CORRELATION_ID = 7;
  private static final int HEAD = 8;
  private static final int LARGEST_ANSWER = 1 << 20;
  private static final int METADATA = 3;

  private ProbeRequest() {}

  /** Sends the request on a connected socket and evaluates the response. */
  static ProbeAnswer ask(Socket socket) throws IOException {
    socket.getOutputStream().write(QUESTION);
    DataInputStream in = new DataInputStream(socket.getInputStream());
    byte[] head = head(socket, in);
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (head.length >= 2 && head[0] == 0x15 && head[1] == 3) {
      return new ProbeAnswer(
          Kind.TLS, "the port speaks TLS; give security.protocol=SSL or SASL_SSL");
    }
    if (isHttp(text)) {
      return new ProbeAnswer(Kind.HTTP, "the port speaks HTTP, not Kafka");
    }
    if (text.startsWith("SSH-")) {
      return new ProbeAnswer(Kind.FOREIGN, "the port speaks SSH, not Kafka");
    }
    if (GREETING.matcher(text).lookingAt()) {
      return new ProbeAnswer(
          Kind.FOREIGN, "the port greets as a mail or file server does (SMTP, FTP), not Kafka");
    }
    if (head.length == 0) {
      return new ProbeAnswer(
          Kind.LOST, "the port closes the connection without an answer; is it a TLS port?");
    }
    ByteBuffer buffer = ByteBuffer.wrap(head);
    int length = head.length < HEAD ? 0 : buffer.getInt();
    boolean kafka = length >= 6 && length <= LARGEST_ANSWER && buffer.getInt() == CORRELATION_ID;
    return kafka
        ? judge(ByteBuffer.wrap(in.readNBytes(length - 4)))
        : new ProbeAnswer(Kind.FOREIGN, "the port doesn't speak Kafka");
  }

  /** Some web servers answer only after the end of a line: send one. */
  private static byte[] head(Socket socket, DataInputStream in) throws IOException {
    try {
      return in.readNBytes(HEAD);
    } catch (SocketTimeoutException e) {
      socket.setSoTimeout(LINE_END_MS);
      socket.getOutputStream().write(LINE_END);
      byte[] head = in.readNBytes(HEAD);
      if (isHttp(new String(head, StandardCharsets.ISO_8859_1))) {
        return head;
      }
      throw e;
    }
  }

  /** With a status line, or a page without one, as an answer to HTTP 0.9. */
  private static boolean isHttp(String head) {
    String start = head.stripLeading().toLowerCase(Locale.ROOT);
    return start.startsWith("http") || start.startsWith("<!doct") || start.startsWith("<html");
  }

  /** A server that doesn't offer the Metadata request is a controller: it serves no records. */
  private static ProbeAnswer judge(ByteBuffer answer) {
    boolean failed = answer.getShort() != 0;
    boolean metadata = failed || answer.remaining() < 4;
    if (!metadata) {
      answer.getInt();
      while (answer.remaining() >= 6 && !metadata) {
        metadata = answer.getShort() == METADATA;
        answer.getInt();
      }
    }
    return metadata
        ? new ProbeAnswer(Kind.BROKER, "answers")
        : new ProbeAnswer(
            Kind.CONTROLLER,
            "the port is a controller's, which serves no records; give a broker's address");
  }
}
