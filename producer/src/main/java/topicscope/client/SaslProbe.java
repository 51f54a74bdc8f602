package topicscope.client;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks a Kafka port for its login mechanisms, by naming one that does not exist.
 *
 * <p>A broker counts it as a failed login. So ask only if nothing else explains a silence.
 */
final class SaslProbe {
  private static final int SASL_HANDSHAKE = 17;
  private static final int UNSUPPORTED_MECHANISM = 33;
  private static final int LARGEST_ANSWER = 1 << 16;

  private SaslProbe() {}

  /** The login mechanisms; empty if the port needs no login. */
  static List<String> ask(Socket socket) throws IOException {
    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
    out.writeInt(2 + 2 + 4 + 2 + 2);
    out.writeShort(SASL_HANDSHAKE);
    out.writeShort(1);
    out.writeInt(8);
    out.writeShort(-1);
    out.writeShort(0);
    out.flush();
    DataInputStream in = new DataInputStream(socket.getInputStream());
    int length = in.readInt();
    if (length < 10 || length > LARGEST_ANSWER) {
      return List.of();
    }
    in.readInt();
    if (in.readShort() != UNSUPPORTED_MECHANISM) {
      return List.of();
    }
    List<String> mechanisms = new ArrayList<>();
    for (int left = in.readInt(); left > 0 && mechanisms.size() < 20; left--) {
      mechanisms.add(in.readUTF());
    }
    return mechanisms;
  }
}
