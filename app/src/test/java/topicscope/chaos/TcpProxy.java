package topicscope.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import topicscope.demo.FreePort;

/**
 * Stands between a client and a port on this machine, and spoils what passes: delays it, swallows
 * it, cuts it off, or isn't there.
 */
final class TcpProxy implements AutoCloseable {
  private final int target;
  private final int port;
  private final RequestCount requests = new RequestCount();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private ServerSocket server;
  private boolean blackHole;
  private long delayMs;

  /** Listens on a free port; nothing needs to listen at the target yet. */
  TcpProxy(int target) {
    this.target = target;
    this.port = FreePort.find();
    this.server = listen(port);
    accept(server);
  }

  int port() {
    return port;
  }

  /** From now on drops all bytes in both directions, and keeps the connections open. */
  synchronized void blackHole() {
    blackHole = true;
  }

  /** Everything arrives so much later. */
  synchronized void delay(long milliseconds) {
    delayMs = milliseconds;
  }

  /** Cuts all connections; new ones are let through. */
  void cut() {
    sockets.forEach(TcpProxy::closeQuietly);
  }

  /** Cuts all connections and refuses new ones. */
  void refuse() {
    closeQuietly(server);
    cut();
  }

  /** Lets everything through again, also what was held up. */
  synchronized void restore() {
    blackHole = false;
    delayMs = 0;
    notifyAll();
    if (server.isClosed()) {
      server = listen(port);
      accept(server);
    }
  }

  /** What was asked of the broker, on lines without encryption. */
  RequestCount requests() {
    return requests;
  }

  /** How many connections are open now. */
  int connections() {
    return sockets.size() / 2;
  }

  @Override
  public void close() {
    restore();
    refuse();
  }

  private void accept(ServerSocket listening) {
    Thread.ofVirtual()
        .start(() -> {
          while (!listening.isClosed()) {
            try {
              connect(listening.accept());
            } catch (IOException e) {
              // Closed, or the client was faster away than we.
            }
          }
        });
  }

  private void connect(Socket client) {
    sockets.add(client);
    Thread.ofVirtual()
        .start(() -> {
          Socket broker = new Socket();
          try {
            awaitOpen();
            sockets.add(broker);
            broker.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
            Thread.ofVirtual().start(() -> pump(client, broker, requests.connection()));
            pump(broker, client, (bytes, count) -> {});
          } catch (IOException e) {
            close(client, broker);
          }
        });
  }

  private void pump(Socket from, Socket to, RequestCount.Tap tap) {
    byte[] bytes = new byte[64 << 10];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        tap.passes(bytes, count);
        awaitOpen();
        out.write(bytes, 0, count);
      }
    } catch (IOException e) {
      // Cut.
    } finally {
      close(from, to);
    }
  }

  private void close(Socket one, Socket other) {
    closeQuietly(one);
    closeQuietly(other);
    sockets.remove(one);
    sockets.remove(other);
  }

  private synchronized void awaitOpen() throws IOException {
    try {
      long until = System.nanoTime() + delayMs * 1_000_000;
      long left = delayMs;
      while (blackHole || (delayMs > 0 && left > 0)) {
        wait(blackHole ? 0 : left);
        left = (until - System.nanoTime()) / 1_000_000;
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static ServerSocket listen(int port) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      // It was closed already.
    }
  }
}
