package topicscope.decode.schema;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/**
 * How to reach a schema registry.
 *
 * @param urls the base URLs of its REST interface; the first that answers is used
 * @param authorization the value of the Authorization header; a secret
 * @param tls how its certificate is checked; empty for the JVM's default
 */
public record RegistrySettings(
    List<URI> urls, Optional<String> authorization, Optional<SSLContext> tls) {
  /** Keeps a copy. */
  public RegistrySettings {
    urls = List.copyOf(urls);
  }

  /**
   * Settings for that address, without credentials.
   *
   * @param url one address, or several with commas between them
   * @throws IllegalArgumentException if it is no http or https URL
   */
  public static RegistrySettings at(String url) {
    if (url.contains("@")) {
      // The part before it may be a password: it is not repeated.
      throw new IllegalArgumentException(
          "the address of the schema registry must not hold credentials: put them into a file");
    }
    List<URI> urls = Stream.of(url.split(",")).flatMap(each -> parse(each).stream()).toList();
    if (urls.isEmpty() || urls.size() < url.split(",").length) {
      String meant = parse("http://" + url).map(uri -> ", as " + uri).orElse("");
      throw new IllegalArgumentException(
          "the schema registry is given as http://HOST:PORT or https://HOST:PORT"
              + meant
              + ", not "
              + url);
    }
    return new RegistrySettings(urls, Optional.empty(), Optional.empty());
  }

  private static Optional<URI> parse(String text) {
    String url = text.strip();
    if (url.startsWith("http://") || url.startsWith("https://")) {
      try {
        URI uri = new URI(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
        return Optional.of(uri).filter(found -> found.getHost() != null);
      } catch (URISyntaxException e) {
        // It is no address, as without a host.
      }
    }
    return Optional.empty();
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
    return new RegistrySettings(urls, authorization, Optional.of(context));
  }

  /** Contains the addresses only. */
  @Override
  public String toString() {
    return String.join(",", urls.stream().map(URI::toString).toList());
  }

  private RegistrySettings with(String header) {
    return new RegistrySettings(urls, Optional.of(header), tls);
  }
}
