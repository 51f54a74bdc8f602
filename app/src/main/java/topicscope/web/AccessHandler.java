package topicscope.web;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Decides about every request before anything else sees it, static files and upgrades to a
 * WebSocket included: only GET and HEAD; only for a name of ours, so that no other name that is
 * made to point here works (DNS rebinding); only from our own pages; and data only with the token,
 * if there is one. Sets the headers that every answer has.
 */
final class AccessHandler extends Handler.Wrapper {
  private static final String API = "/api/";
  private static final String BEARER = "bearer ";
  private static final String PROTOCOL_BEARER = "bearer.";
  private static final List<HttpField> HEADERS =
      List.of(
          new HttpField(
              "Content-Security-Policy",
              "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
                  + " object-src 'none'"),
          new HttpField("X-Content-Type-Options", "nosniff"),
          new HttpField("X-Frame-Options", "DENY"),
          new HttpField("Referrer-Policy", "no-referrer"),
          new HttpField("Cross-Origin-Resource-Policy", "same-origin"),
          new HttpField("Cross-Origin-Opener-Policy", "same-origin"));

  private final Set<String> hosts;
  private final Optional<AccessToken> token;

  /**
   * @param hosts the names of ours, in lower case, without ports and brackets
   */
  AccessHandler(Set<String> hosts, Optional<AccessToken> token) {
    this.hosts = hosts;
    this.token = token;
  }

  /** Why a request is refused. */
  private record Refusal(int status, String text) {}

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    HEADERS.forEach(response.getHeaders()::put);
    boolean data = Request.getPathInContext(request).startsWith(API);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, data ? "no-store" : "no-cache");
    Optional<Refusal> refusal = refusal(request, data);
    if (refusal.isEmpty()) {
      return super.handle(request, response, callback);
    }
    response.setStatus(refusal.get().status());
    if (refusal.get().status() == 401) {
      response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
    }
    if (refusal.get().status() == 405) {
      response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
    }
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
    Content.Sink.write(response, true, refusal.get().text() + "\n", callback);
    return true;
  }

  private Optional<Refusal> refusal(Request request, boolean data) {
    HttpFields headers = request.getHeaders();
    if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
      return Optional.of(new Refusal(405, "only GET and HEAD: this page is read-only"));
    }
    List<String> host = headers.getValuesList(HttpHeader.HOST);
    String inTarget = request.getHttpURI().getHost();
    if (host.size() != 1
        || !hosts.contains(name(host.getFirst()))
        || (inTarget != null && !hosts.contains(name(inTarget)))) {
      return Optional.of(new Refusal(403, "this name is not one of this page"));
    }
    if (!isOurs(headers, host.getFirst(), data)) {
      return Optional.of(new Refusal(403, "only for pages of this server"));
    }
    if (data && token.isPresent() && given(headers).filter(token.get()::is).isEmpty()) {
      return Optional.of(new Refusal(401, "the token is missing or wrong"));
    }
    return Optional.empty();
  }

  /** A name without port, brackets and final dot, in lower case. */
  private static String name(String authority) {
    String name = authority.toLowerCase(Locale.ROOT);
    if (name.startsWith("[")) {
      return name.replaceAll("](:\\d*)?$", "").substring(1);
    }
    boolean plainIpv6 = name.indexOf(':') != name.lastIndexOf(':');
    return plainIpv6 ? name : name.replaceAll(":\\d*$", "").replaceAll("\\.$", "");
  }

  /** Whether the request comes from one of our pages, or from no page at all. */
  private static boolean isOurs(HttpFields headers, String host, boolean data) {
    for (String origin : headers.getValuesList(HttpHeader.ORIGIN)) {
      if (!host.equalsIgnoreCase(authority(origin))) {
        return false;
      }
    }
    String site = Optional.ofNullable(headers.get("Sec-Fetch-Site")).orElse("none");
    return !data || site.equals("none") || site.equals("same-origin");
  }

  private static String authority(String origin) {
    try {
      return Optional.ofNullable(URI.create(origin).getRawAuthority()).orElse("");
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** The token of a request: in its header, or in the list of protocols of a WebSocket. */
  private static Optional<String> given(HttpFields headers) {
    String header = Optional.ofNullable(headers.get(HttpHeader.AUTHORIZATION)).orElse("");
    if (header.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
      return Optional.of(header.substring(BEARER.length()).strip());
    }
    return headers.getCSV(HttpHeader.SEC_WEBSOCKET_SUBPROTOCOL, false).stream()
        .filter(protocol -> protocol.startsWith(PROTOCOL_BEARER))
        .map(protocol -> protocol.substring(PROTOCOL_BEARER.length()))
        .findFirst();
  }
}
