package topicscope.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

@DisplayName("Sharing as a page")
@ExtendWith(SharedBroker.class)
class ShareTest {
  private final TestCluster cluster;

  ShareTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName("shows the topics of the plots, and ends with Stop")
  void share_startAndStop() throws Exception {
    String first = cluster.topicOf("1", "2");
    String second = cluster.topicOf("{\"x\":3}");
    try (OpenWindow window = OpenWindow.reading(cluster, first, 2);
        HttpClient http = HttpClient.newHttpClient()) {
      window.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
      await().until(() -> !address(window).isEmpty());
      URI link = URI.create(address(window));
      assertThat(link.getHost()).isEqualTo("127.0.0.1");
      String token = link.getFragment().replace("token=", "");
      assertThat(get(http, link, "").statusCode()).isEqualTo(401);
      await().until(() -> get(http, link, token).body().contains("\"topic\":\"" + first + "\""));
      await().until(() -> window.title().endsWith(" · shared as a page"));
      window.savePicture("share");
      window.toggleTheme();
      window.savePicture("share-dark");

      window.keys(KeyCode.ESCAPE);
      window.addPlot();
      window.pick(second, 1);
      await().until(() -> get(http, link, token).body().contains("\"topic\":\"" + second + "\""));

      window.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
      window.robot().clickOn("#share-stop");
      await().until(() -> !answers(http, link, token));
      assertThat(address(window)).isEmpty();
      await().until(() -> !window.title().contains("shared"));
    }
  }

  private static String address(OpenWindow window) {
    return ((TextField) window.find("#share-address")).getText();
  }

  private static HttpResponse<String> get(HttpClient http, URI link, String token)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(link.resolve("/api/topics"))
            .header("Authorization", "Bearer " + token)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static boolean answers(HttpClient http, URI link, String token)
      throws IOException, InterruptedException {
    try {
      return get(http, link, token).statusCode() == 200;
    } catch (ConnectException e) {
      return false;
    }
  }
}
