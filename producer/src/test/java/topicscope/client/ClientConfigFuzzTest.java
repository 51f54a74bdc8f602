package topicscope.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Some thousand generated client configurations. The long run is ClientConfigFuzzRun. */
class ClientConfigFuzzTest {
  @TempDir Path folder;

  @Test
  @DisplayName("reading any configuration loads no class, opens no file and no socket")
  void read_anything_touchesNothing() throws Exception {
    ConfigFuzz.Outcome outcome = ConfigFuzz.run(folder, 1, 10_000);

    assertThat(outcome.settings()).isPositive();
    assertThat(outcome.refusals()).isPositive();
    assertThat(outcome.broken()).isPositive();
  }
}
