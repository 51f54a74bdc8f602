package topicscope.decode.schema;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How to reach a schema registry.
 *
 * @param url the base URL of its REST interface
 * @param authorization the value of the Authorization header; a secret
 * @param tls how its certificate is checked; empty for the JVM's default
 */
public record RegistrySettings(URI url, Optional<String> authorization, Optional<SSLContext> tls) {
  /**
   * Settings for that address, without credentials.
   *
   * @throws IllegalArgumentException if it is no http or https URL
   */
  public static RegistrySettings at(String url) {
    if (url.contains("@")) {
      // The part before it may be a password: it is not repeated.
      throw new IllegalArgumentException(
          "the address of the schema registry must not hold credentials: put them into a file");
    }
    if (url.startsWith("http://") || url.startsWith("https://")) {
      try {
        URI uri = new URI(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
        if (uri.getHost() != null) {
          return new RegistrySettings(uri, Optional.empty(), Optional.empty());
        }
      } catch (URISyntaxException e) {
        // It is no address, as without a host.
      }
    }
    throw new IllegalArgumentException(
        "the schema registry is given as http://HOST:PORT or https://HOST:PORT, not " + url);
  }

  /** The same with a user and a password (HTTP basic authentication). */
  public RegistrySettings withBasic(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return with("Basic " + Base64.getEncoder().encodeToString(pair));
  }

  /** The same with a token. */
  public RegistrySettings withToken(String token) {
    return with("Bearer " + token);
  }

  /** The same with own certificates. */
  public RegistrySettings withTls(SSLContext context) {
    return new RegistrySettings(url, authorization, Optional.of(context));
  }

  /** Contains the address only. */
  @Override
  public String toString() {
    return url.toString();
  }

  private RegistrySettings with(String header) {
    return new RegistrySettings(url, Optional.of(header), tls);
  }
}
