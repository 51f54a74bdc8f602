package topicscope.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * QuestDB over HTTP: statements, results and rows. It tries nothing twice. Thread-safe.
 *
 * <p>An {@link IOException} says in a sentence what is wrong; {@link HistoryException} is one that
 * does not go away by itself.
 */
public final class HistorySql {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final Pattern FULL = Pattern.compile("errno: (28|112)\\b|(?i)no space left");
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int SERVER_ERROR = 500;

  private final Supplier<HistoryAddress> address;
  private final HttpClient client;

  /**
   * @param address asked before every request: a server that was started again may have another
   */
  public HistorySql(Supplier<HistoryAddress> address) {
    this.address = address;
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** Runs a statement; returns QuestDB's answer, with rows in {@code dataset}. */
  public JsonNode exec(String sql) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        send(request("/exec?query=" + encoded(sql)).GET(), BodyHandlers.ofByteArray());
    requireOk(answer.statusCode(), answer.body());
    return JSON.readTree(answer.body());
  }

  /** Runs a query that returns one whole number. */
  public long number(String sql) throws IOException, InterruptedException {
    return exec(sql).path("dataset").path(0).path(0).asLong();
  }

  /** Runs a query and passes on its rows as lines of CSV, without the names of columns. */
  public void export(String sql, Consumer<String> row) throws IOException, InterruptedException {
    HttpResponse<InputStream> answer =
        send(request("/exp?query=" + encoded(sql)).GET(), BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      if (answer.statusCode() != 200) {
        requireOk(answer.statusCode(), body.readAllBytes());
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
      lines.lines().skip(1).forEach(row);
    }
  }

  /** Writes rows of the line protocol, all of them or none; returns when they are acknowledged. */
  void write(List<HistoryRows> rows) throws IOException, InterruptedException {
    BodyPublisher[] parts =
        rows.stream()
            .map(some -> BodyPublishers.ofByteArray(some.bytes(), 0, some.length()))
            .toArray(BodyPublisher[]::new);
    HttpResponse<byte[]> answer =
        send(
            request("/write?precision=n").POST(BodyPublishers.concat(parts)),
            BodyHandlers.ofByteArray());
    requireOk(answer.statusCode(), answer.body());
  }

  private HttpRequest.Builder request(String path) {
    HistoryAddress at = address.get();
    HttpRequest.Builder request = HttpRequest.newBuilder(at.http().resolve(path)).timeout(ANSWER);
    at.authorization().ifPresent(login -> request.header("Authorization", login));
    return request;
  }

  private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body)
      throws IOException, InterruptedException {
    try {
      return client.send(request.build(), body);
    } catch (HttpConnectTimeoutException | ConnectException e) {
      throw new IOException("QuestDB at " + address.get() + " can't be reached", e);
    } catch (HttpTimeoutException e) {
      throw new IOException("QuestDB at " + address.get() + " doesn't answer", e);
    } catch (IOException e) {
      throw new IOException("QuestDB at " + address.get() + " broke the connection off", e);
    }
  }

  private void requireOk(int status, byte[] body) throws IOException {
    if (status >= 200 && status < 300) {
      return;
    }
    String reason = reason(status, body);
    String text =
        FULL.matcher(reason).find()
            ? "the disk of QuestDB at " + address.get() + " is full"
            : "QuestDB at " + address.get() + " says: " + reason;
    if (status >= SERVER_ERROR) {
      throw new IOException(text);
    }
    throw new HistoryException(
        status == UNAUTHORIZED || status == FORBIDDEN
            ? "QuestDB at " + address.get() + " refuses the login"
            : text);
  }

  private static String reason(int status, byte[] body) {
    try {
      JsonNode answer = JSON.readTree(body);
      for (String field : List.of("error", "message")) {
        if (answer.path(field).isTextual()) {
          return answer.path(field).asText();
        }
      }
    } catch (JsonProcessingException e) {
      // It is no JSON; as it is, then.
    } catch (IOException e) {
      return "status " + status;
    }
    String text = new String(body, StandardCharsets.UTF_8).strip();
    return text.isEmpty() || text.length() > 500 ? "status " + status : text;
  }

  private static String encoded(String sql) {
    return URLEncoder.encode(sql, StandardCharsets.UTF_8);
  }
}
