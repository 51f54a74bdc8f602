package topicscope.chaos;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;

/** The command {@code rollup} in a JVM of its own. */
final class RollupProcess extends JsonProcess {
  private static final int MAX_S = 180;

  RollupProcess(Path folder, String servers, String topic, String target) {
    super(
        folder,
        "rollup",
        "--bootstrap-server",
        servers,
        "--topic",
        topic,
        "--to",
        target,
        "--threads",
        "2",
        "--json");
  }

  /** How many records it has read and committed. */
  long received() {
    long received = 0;
    for (JsonNode line : lines()) {
      received = line.path("received").asLong(received);
    }
    return received;
  }

  /** Waits until it has committed some more. */
  void awaitMore(long records) {
    long before = received();
    await().atMost(MAX_S, SECONDS).until(() -> received() >= before + records);
  }
}
