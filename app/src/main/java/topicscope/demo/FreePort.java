package topicscope.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds ports on the loopback address that stay free until their server has started.
 *
 * <p>They are below those that an operating system uses for outgoing connections (from 32,768 on
 * Linux, from 49,152 elsewhere), which could be taken before a slow server binds them, or while it
 * restarts. No port is returned twice, except after all others. Thread-safe.
 */
public final class FreePort {
  private static final int FIRST = 15_000;
  private static final int COUNT = 17_000;

  /** Processes that start together begin at different ports. */
  private static final AtomicInteger NEXT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

  private FreePort() {}

  /**
   * A port without a listener.
   *
   * @throws IllegalStateException if all are taken
   */
  public static int find() {
    for (int tried = 0; tried < COUNT; tried++) {
      int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException("there is no free port on the loopback address");
  }

  /**
   * Whether no program listens on the port, on the loopback address or on all addresses. Some
   * systems let one program have the first and another the second.
   */
  static boolean isFree(int port) {
    try {
      new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
      // A socket that doesn't listen: no firewall asks about it.
      try (Socket all = new Socket()) {
        all.setReuseAddress(true);
        all.bind(new InetSocketAddress(port));
        return true;
      }
    } catch (IOException e) {
      return false;
    }
  }
}
