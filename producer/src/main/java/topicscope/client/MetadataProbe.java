package topicscope.client;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Asks a Kafka port without encryption and login for the advertised addresses of the brokers. */
final class MetadataProbe {
  private static final int METADATA = 3;
  private static final int LARGEST_ANSWER = 1 << 20;
  private static final int MAX_BROKERS = 1_000;

  private MetadataProbe() {}

  /** {@code HOST:PORT} of each broker of the cluster. */
  static List<String> ask(Socket socket) throws IOException {
    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
    out.writeInt(2 + 2 + 4 + 2 + 4);
    out.writeShort(METADATA);
    out.writeShort(1);
    out.writeInt(9);
    // No client id, no topics.
    out.writeShort(-1);
    out.writeInt(0);
    out.flush();
    DataInputStream in = new DataInputStream(socket.getInputStream());
    int length = in.readInt();
    if (length < 8 || length > LARGEST_ANSWER) {
      return List.of();
    }
    in.readInt();
    List<String> brokers = new ArrayList<>();
    for (int left = in.readInt(); left > 0 && brokers.size() < MAX_BROKERS; left--) {
      in.readInt();
      String host = in.readUTF();
      brokers.add(host + ":" + in.readInt());
      int rack = in.readShort();
      in.skipNBytes(Math.max(0, rack));
    }
    return List.copyOf(brokers);
  }
}
