package topicscope.bench.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A page in a Chromium without a window, steered over its debugging port. Used by one thread. */
final class ChromiumPage implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long WAIT_S = 30;
  private final Process process;
  private final Path data;
  private final HttpClient http = HttpClient.newHttpClient();
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private @Nullable WebSocket socket;
  private int asked;

  private ChromiumPage(Process process, Path data) {
    this.process = process;
    this.data = data;
  }

  /** The browser's program, if it is installed. */
  static Optional<File> browser() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .map(name -> new File("/usr/bin", name))
        .filter(File::canExecute)
        .findFirst();
  }

  /** Opens a page. */
  static ChromiumPage open(File browser, String address) throws IOException, InterruptedException {
    Path data = Files.createTempDirectory("topicscope-bench-chromium");
    Process process =
        new ProcessBuilder(
                browser.getPath(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1280,720",
                "--remote-debugging-port=0",
                "--user-data-dir=" + data,
                address)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    ChromiumPage page = new ChromiumPage(process, data);
    try {
      page.connect(address);
      return page;
    } catch (IOException | InterruptedException e) {
      page.close();
      throw e;
    }
  }

  private void connect(String address) throws IOException, InterruptedException {
    Path port = data.resolve("DevToolsActivePort");
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_S);
    while (System.nanoTime() < deadline) {
      if (socket != null
          && run("location.href + ' ' + document.readyState").equals(address + " complete")) {
        // Before, a script would run in the empty page that this one replaces.
        return;
      }
      if (socket == null && Files.exists(port) && !Files.readAllLines(port).isEmpty()) {
        URI list = URI.create("http://127.0.0.1:" + Files.readAllLines(port).getFirst() + "/json");
        HttpResponse<String> answer =
            http.send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString());
        for (JsonNode target : JSON.readTree(answer.body())) {
          if (target.path("url").asText().startsWith(address)) {
            String debugger = target.path("webSocketDebuggerUrl").asText();
            socket =
                http.newWebSocketBuilder()
                    .buildAsync(URI.create(debugger), new Answers(answers))
                    .join();
            break;
          }
        }
      }
      Thread.sleep(100);
    }
    throw new IOException("the browser did not open the page within " + WAIT_S + " s");
  }

  /** Runs a script in the page; returns its result, as text. */
  String run(String script) throws IOException, InterruptedException {
    WebSocket open = socket;
    if (open == null) {
      throw new IOException("the browser isn't there");
    }
    ObjectNode call = JSON.createObjectNode().put("id", ++asked).put("method", "Runtime.evaluate");
    call.putObject("params").put("expression", script);
    open.sendText(call.toString(), true).join();
    while (true) {
      String answer = answers.poll(WAIT_S, TimeUnit.SECONDS);
      if (answer == null) {
        throw new IOException("the browser doesn't answer");
      }
      JsonNode json = JSON.readTree(answer);
      if (json.path("id").asInt() == asked) {
        return json.at("/result/result/value").asText();
      }
    }
  }

  /** Collects the answers. */
  private static final class Answers implements WebSocket.Listener {
    private final BlockingQueue<String> answers;
    private final StringBuilder part = new StringBuilder();

    Answers(BlockingQueue<String> answers) {
      this.answers = answers;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      part.append(text);
      if (last) {
        answers.add(part.toString());
        part.setLength(0);
      }
      socket.request(1);
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    http.shutdownNow();
    List<ProcessHandle> parts = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      // They still write in the folder.
      for (ProcessHandle part : parts) {
        part.destroyForcibly();
        part.onExit().get(5, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the browser does not end", e);
    }
    try (Stream<Path> files = Files.walk(data)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
  }
}
