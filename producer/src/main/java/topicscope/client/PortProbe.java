package topicscope.client;

import static topicscope.client.ProbeAnswer.Kind;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Asks a port on a raw socket whether a Kafka broker answers there, and if not, why.
 *
 * <p>Kafka's clients retry forever and don't report what is wrong. A plaintext client of a TLS or
 * HTTP port reads the first bytes as a length and may use up the memory of the JVM. So probe the
 * port first. A probe opens one or two connections per address; the timeout bounds every wait. If a
 * name has several addresses, they are probed one after another, as Kafka's clients do. Any thread
 * may call it; it blocks.
 */
public final class PortProbe {
  private PortProbe() {}

  /**
   * Probes the servers one after another until one answers as a broker.
   *
   * @param bootstrapServers {@code HOST:PORT[,…]}
   * @param encrypted whether the connection is to be encrypted
   * @param timeout for each of connecting and answering, per address of a server
   * @return empty if one does; otherwise the reasons of all servers, as one line of text
   */
  public static Optional<String> failure(
      String bootstrapServers, boolean encrypted, Duration timeout) {
    List<String> failures = new ArrayList<>();
    for (String server : bootstrapServers.split(",", -1)) {
      ProbeAnswer answer = ask(server, encrypted, timeout);
      if (answer.isBroker()) {
        return Optional.empty();
      }
      failures.add(server.strip() + " (" + answer.text() + ")");
    }
    return Optional.of(String.join(", ", failures));
  }

  /**
   * Probes one server, at each address of its name until a broker answers. Without a broker,
   * returns the most informative answer. The owner of the certificate is not checked here; Kafka's
   * client checks it.
   *
   * @param server {@code HOST:PORT}
   * @param encrypted whether to ask over TLS
   * @param timeout for each of connecting, the TLS handshake and answering, per address
   */
  public static ProbeAnswer ask(String server, boolean encrypted, Duration timeout) {
    Optional<InetSocketAddress> address = address(server.strip());
    if (address.isEmpty()) {
      return new ProbeAnswer(Kind.MALFORMED, "not of the form HOST:PORT");
    }
    try {
      @Nullable ProbeAnswer best = null;
      for (InetSocketAddress resolved : resolve(address.get())) {
        ProbeAnswer answer = encrypted ? askOverTls(resolved, timeout) : ask(resolved, timeout);
        if (answer.isBroker()) {
          return answer;
        }
        if (best == null || weight(answer) > weight(best)) {
          best = answer;
        }
      }
      return Objects.requireNonNull(best, "a name that resolves has an address");
    } catch (UnknownHostException e) {
      return broken(e, timeout);
    }
  }

  /** How informative an answer is: a server that talks, then silence, then no server. */
  private static int weight(ProbeAnswer answer) {
    return switch (answer.kind()) {
      case UNKNOWN_HOST, NO_ROUTE -> 0;
      case LOST -> 1;
      case REFUSED -> 2;
      case SILENT -> 3;
      case MALFORMED, TLS, NO_TLS, HTTP, CONTROLLER, FOREIGN -> 4;
      case BROKER -> 5;
    };
  }

  /** All addresses of a name, each with the name. */
  private static List<InetSocketAddress> resolve(InetSocketAddress server)
      throws UnknownHostException {
    List<InetSocketAddress> resolved = new ArrayList<>();
    for (InetAddress address : InetAddress.getAllByName(server.getHostString())) {
      resolved.add(new InetSocketAddress(address, server.getPort()));
    }
    return resolved;
  }

  /**
   * The login mechanisms that a broker's port offers. The broker may count the question as a failed
   * login. So ask only if nothing else explains why it doesn't answer a client without a login.
   *
   * @return for example {@code PLAIN} and {@code SCRAM-SHA-512}; empty when it asks for no login or
   *     doesn't say
   */
  public static List<String> logins(String server, boolean encrypted, Duration timeout) {
    Optional<InetSocketAddress> address = address(server.strip());
    if (address.isEmpty()) {
      return List.of();
    }
    try (Socket socket = connectToAny(address.get(), timeout);
        Socket asked = encrypted ? TlsLayer.over(socket, address.get().getHostString()) : socket) {
      return SaslProbe.ask(asked);
    } catch (IOException e) {
      return List.of();
    }
  }

  /**
   * The advertised addresses of the brokers. Only a port without encryption and login answers this.
   *
   * @return {@code HOST:PORT} of each; empty when it doesn't say
   */
  public static List<String> brokers(String server, Duration timeout) {
    Optional<InetSocketAddress> address = address(server.strip());
    if (address.isEmpty()) {
      return List.of();
    }
    try (Socket socket = connectToAny(address.get(), timeout)) {
      return MetadataProbe.ask(socket);
    } catch (IOException e) {
      return List.of();
    }
  }

  private static ProbeAnswer askOverTls(InetSocketAddress address, Duration timeout) {
    try (Socket socket = connect(address, timeout);
        Socket tls = TlsLayer.over(socket, address.getHostString())) {
      return askInside(tls);
    } catch (TlsLayer.NotTlsException e) {
      ProbeAnswer plain = ask(address, timeout);
      return switch (plain.kind()) {
        case BROKER ->
            new ProbeAnswer(
                Kind.NO_TLS,
                "the port speaks Kafka without TLS; security.protocol must be PLAINTEXT or"
                    + " SASL_PLAINTEXT");
        // It speaks TLS, then, and closed the connection during the answer.
        case TLS -> broker();
        default -> plain;
      };
    } catch (SSLException e) {
      return broker();
    } catch (IOException e) {
      return broken(e, timeout);
    }
  }

  /** A broker that requires a client certificate closes the connection: that is a broker, too. */
  private static ProbeAnswer askInside(Socket tls) throws IOException {
    try {
      ProbeAnswer answer = ProbeRequest.ask(tls);
      return answer.kind() == Kind.LOST ? broker() : answer;
    } catch (SocketException e) {
      return broker();
    }
  }

  private static ProbeAnswer ask(InetSocketAddress address, Duration timeout) {
    try (Socket socket = connect(address, timeout)) {
      return ProbeRequest.ask(socket);
    } catch (IOException e) {
      return broken(e, timeout);
    }
  }

  /** Connects to the first address of a name that takes the connection. */
  private static Socket connectToAny(InetSocketAddress server, Duration timeout)
      throws IOException {
    IOException failure = new UnknownHostException(server.getHostString());
    for (InetSocketAddress address : resolve(server)) {
      try {
        return connect(address, timeout);
      } catch (IOException e) {
        failure = e;
      }
    }
    throw failure;
  }

  private static Socket connect(InetSocketAddress address, Duration timeout) throws IOException {
    int millis = Math.toIntExact(timeout.toMillis());
    Socket socket = new Socket();
    try {
      socket.connect(address, millis);
      socket.setSoTimeout(millis);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static ProbeAnswer broken(IOException e, Duration timeout) {
    return switch (e) {
      case UnknownHostException _ -> new ProbeAnswer(Kind.UNKNOWN_HOST, "no such host");
      case ConnectException _ -> new ProbeAnswer(Kind.REFUSED, "connection refused");
      case NoRouteToHostException _ -> new ProbeAnswer(Kind.NO_ROUTE, "no route to the host");
      case SocketTimeoutException _ ->
          new ProbeAnswer(Kind.SILENT, "no answer within " + timeout.toMillis() + " ms");
      default ->
          new ProbeAnswer(
              Kind.LOST,
              e.getMessage() == null ? "connection lost" : "connection lost: " + e.getMessage());
    };
  }

  private static ProbeAnswer broker() {
    return new ProbeAnswer(Kind.BROKER, "answers");
  }

  private static Optional<InetSocketAddress> address(String server) {
    int colon = server.lastIndexOf(':');
    try {
      String host = server.substring(0, colon).replace("[", "").replace("]", "");
      int port = Integer.parseInt(server.substring(colon + 1));
      return host.isBlank()
          ? Optional.empty()
          : Optional.of(InetSocketAddress.createUnresolved(host, port));
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
