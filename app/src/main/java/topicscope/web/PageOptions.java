package topicscope.web;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * How the page is served.
 *
 * @param listen where
 * @param token who may see the data: those who have it; empty for all who reach the address
 * @param tls how the line is encrypted; empty for not at all
 * @param hosts further names by which the page may be asked for, such as that of a proxy
 */
public record PageOptions(
    ListenAddress listen, Optional<AccessToken> token, Optional<TlsFiles> tls, Set<String> hosts) {
  /**
   * Refuses to open an address that others reach to all of them.
   *
   * @throws IllegalArgumentException without a token on such an address
   */
  public PageOptions {
    hosts = Set.copyOf(hosts);
    if (!listen.isLoopback() && token.isEmpty()) {
      throw new IllegalArgumentException("an address that others reach needs a token");
    }
  }

  /** A certificate and its key, as PEM files. */
  public record TlsFiles(Path certificate, Path key) {}

  /** On this machine only, for all of its users. */
  public static PageOptions local(int port) {
    return new PageOptions(
        new ListenAddress("127.0.0.1", port), Optional.empty(), Optional.empty(), Set.of());
  }
}
