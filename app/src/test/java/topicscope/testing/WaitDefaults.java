package topicscope.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The defaults of every wait in a test: checks every 20 ms, for at most 30 s. The bound only
 * matters when a test fails, so it is generous enough for a machine that is busy with other work.
 */
public final class WaitDefaults implements BeforeAllCallback {
  private static final Duration INTERVAL = Duration.ofMillis(20);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  @Override
  public void beforeAll(ExtensionContext context) {
    Awaitility.setDefaultPollInterval(INTERVAL);
    Awaitility.setDefaultPollDelay(Duration.ZERO);
    Awaitility.setDefaultTimeout(TIMEOUT);
  }
}
