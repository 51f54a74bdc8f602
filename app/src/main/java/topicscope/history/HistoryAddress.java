package topicscope.history;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a QuestDB answers over HTTP.
 *
 * @param http the address, such as {@code http://127.0.0.1:9000}
 * @param user empty without a login
 * @param password empty without a login
 */
public record HistoryAddress(URI http, String user, String password) {
  private static final int PORT = 9000;

  /**
   * An address that a user gave, without a login.
   *
   * @throws IllegalArgumentException if it is none, or holds a login, which must be in a file
   */
  public static HistoryAddress of(String url) {
    return of(url, "", "");
  }

  /**
   * An address that a user gave.
   *
   * @throws IllegalArgumentException if it is none, or holds a login, which must be in a file
   */
  public static HistoryAddress of(String url, String user, String password) {
    URI uri;
    try {
      uri = URI.create(url.contains("://") ? url : "http://" + url);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'" + url + "' is no address", e);
    }
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (uri.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
      throw new IllegalArgumentException("'" + url + "' is no http://HOST:PORT");
    }
    if (uri.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "a password in the address can be seen by others: put http.user and http.password into a"
              + " file, for --questdb-config");
    }
    int port = uri.getPort() < 0 && scheme.equals("http") ? PORT : uri.getPort();
    return new HistoryAddress(
        URI.create(scheme + "://" + uri.getHost() + (port < 0 ? "" : ":" + port)), user, password);
  }

  /** The value of the header {@code Authorization}. */
  public Optional<String> authorization() {
    return user.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Basic "
                + Base64.getEncoder()
                    .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
  }

  /** Without the login. */
  @Override
  public String toString() {
    return http.toString();
  }
}
