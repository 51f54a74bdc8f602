package topicscope.producer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A fixed address that leads to a port that may change, as a DNS name or a load balancer does. */
final class Forwarder implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile String target;

  Forwarder(String target) throws IOException {
    this.target = target;
    Thread.ofVirtual().start(this::accept);
  }

  String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  void leadTo(String newTarget) throws IOException {
    target = newTarget;
    cut();
  }

  @Override
  public void close() throws IOException {
    server.close();
    cut();
  }

  private void cut() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void accept() {
    try {
      while (!server.isClosed()) {
        Socket client = server.accept();
        sockets.add(client);
        Thread.ofVirtual().start(() -> connect(client));
      }
    } catch (IOException e) {
      // Closed: no more connections.
    }
  }

  private void connect(Socket client) {
    int colon = target.lastIndexOf(':');
    int port = Integer.parseInt(target.substring(colon + 1));
    try (client;
        Socket broker = new Socket(InetAddress.getLoopbackAddress(), port)) {
      sockets.add(broker);
      Thread.ofVirtual().start(() -> copy(client, broker));
      broker.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException e) {
      // One of the two has ended; so does the other.
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // Closed by the other direction.
    }
  }
}
