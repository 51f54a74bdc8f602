package topicscope.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLockTarget;
import topicscope.testing.CommandProcess;
import topicscope.testing.CommandRun;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

@ExtendWith(SharedBroker.class)
@Execution(CONCURRENT)
@ResourceLock(value = CommandProcess.LOCK, target = ResourceLockTarget.CHILDREN)
class ServeCommandTest {
  @TempDir private Path folder;
  private final TestCluster cluster;

  ServeCommandTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName("it serves several topics to who has the token, without JavaFX, until Ctrl+C")
  void serve_topics_untilInterrupted() throws Exception {
    String first = cluster.topicOf("1");
    String second = cluster.topicOf("{\"x\":2}");
    Path classes = folder.resolve("classes.txt");
    ProcessBuilder builder =
        CommandProcess.process(
                folder,
                cluster.arguments("serve", first, "--topic", second, "--listen", "0.0.0.0:0"))
            .redirectError(folder.resolve("err.txt").toFile());
    builder.environment().put("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + classes);
    Process process = builder.start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        HttpClient http = HttpClient.newHttpClient()) {
      URI link = URI.create(out.readLine());
      String token = link.getFragment().replace("token=", "");
      URI topics = URI.create("http://127.0.0.1:" + link.getPort() + "/api/topics");
      assertThat(get(http, topics, "wrong-token-of-test").statusCode()).isEqualTo(401);
      HttpResponse<String> answer = get(http, topics, token);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("\"topic\":\"" + first, "\"topic\":\"" + second);

      CommandProcess.interrupt(process);

      assertThat(CommandProcess.exitCode(process)).isEqualTo(130);
      assertThat(out.readLine()).as("no banner, nothing else").isNull();
      assertThat(folder.resolve("err.txt")).content().contains("the line isn't encrypted");
      assertThat(logs()).isNotEmpty().noneMatch(log -> log.contains(token));
      List<String> loaded = Files.readAllLines(classes);
      assertThat(loaded.stream().filter(line -> line.contains(" org.eclipse.jetty."))).isNotEmpty();
      assertThat(
              loaded.stream()
                  .filter(line ->
                      line.matches(".* (javafx|com\\.sun\\.javafx|topicscope\\.desk)\\..*")))
          .isEmpty();
    } finally {
      process.destroyForcibly();
    }
  }

  private List<String> logs() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("state"))) {
      return files.filter(Files::isRegularFile).map(ServeCommandTest::read).toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpResponse<String> get(HttpClient http, URI uri, String token)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  @DisplayName("what can't be served is one line, and exit code 1")
  void serve_impossible_oneLine() throws IOException {
    String topic = cluster.topicOf("1");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertFails(topic, "the port is in use", "--listen", "127.0.0.1:" + taken.getLocalPort());
    }
    assertFails(topic, "is no address to listen on", "--listen", "nowhere");
    assertFails(topic, "belong together", "--tls-cert", "cert.pem");
    assertFails(topic, "there is no file", "--token-file", folder.resolve("none").toString());
    Path token = Files.writeString(folder.resolve("token"), "short secret");
    String said = assertFails(topic, "a token has 16 to 256", "--token-file", token.toString());
    assertThat(said).doesNotContain("secret");
  }

  private String assertFails(String topic, String why, String... options) {
    CommandRun run = CommandRun.of(cluster.arguments("serve", topic, options));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains(why).hasLineCount(1);
    return run.err();
  }
}
