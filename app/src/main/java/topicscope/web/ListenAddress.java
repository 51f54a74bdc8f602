package topicscope.web;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the page is served.
 *
 * @param host a name or address of this machine; 0.0.0.0 or :: for all of them
 * @param port the port; 0 for any free one
 */
public record ListenAddress(String host, int port) {
  private static final Pattern FORM = Pattern.compile("(?:(\\[[^]]+]|[^:\\[\\]]*):)?(\\d{1,5})");
  private static final int MAX_PORT = 65_535;
  private static final Set<String> OF_LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

  /**
   * Reads {@code HOST:PORT}, {@code [IPv6]:PORT} or a port of the loopback address.
   *
   * @throws IllegalArgumentException for any other text; the message is for the user
   */
  public static ListenAddress parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > MAX_PORT) {
      throw new IllegalArgumentException(
          "'" + text + "' is no address to listen on: give HOST:PORT, such as 127.0.0.1:8080");
    }
    String host = matcher.group(1) == null ? "" : matcher.group(1).replaceAll("[\\[\\]]", "");
    return new ListenAddress(
        host.isEmpty() ? "127.0.0.1" : host, Integer.parseInt(matcher.group(2)));
  }

  /** Whether only this machine reaches it. A name that can't be looked up is not. */
  public boolean isLoopback() {
    try {
      return resolve().isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** The address; may look up a name. */
  InetAddress resolve() throws UnknownHostException {
    return InetAddress.getByName(host);
  }

  /** The name to put into a link: this machine's if it listens on all addresses. */
  String linkHost() {
    try {
      InetAddress address = resolve();
      return inLink(
          address.isAnyLocalAddress() ? InetAddress.getLocalHost().getHostAddress() : host);
    } catch (UnknownHostException e) {
      return inLink(host);
    }
  }

  /** The names by which a request may ask for it, in lower case, without brackets. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>(OF_LOOPBACK);
    names.add(host.toLowerCase(Locale.ROOT));
    if (isLoopback()) {
      return names;
    }
    try {
      names.add(InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT));
      NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .map(address -> shortest(address.getHostAddress()))
          .forEach(names::add);
    } catch (UnknownHostException | SocketException e) {
      // The names that are known must do.
    }
    return names;
  }

  /** An address as a browser writes it: without a zone, and one run of zeros left out. */
  private static String shortest(String address) {
    String plain = address.replaceAll("%.*", "");
    return plain.contains(":")
        ? plain.replaceFirst("(^|:)0(:0)+(:|$)", "::").replaceFirst(":::+", "::")
        : plain;
  }

  private static String inLink(String name) {
    return name.contains(":") ? "[" + name + "]" : name;
  }
}
