package topicscope.desk.alert;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import topicscope.alert.AlertEvent;
import topicscope.alert.AlertSink;

/**
 * Shows an event as a desktop notification, by the program of the platform: {@code notify-send} on
 * Linux, {@code osascript} on macOS. Text from records is passed as an argument only, never as part
 * of a command.
 */
public final class DesktopNotification implements AlertSink.Target {
  private static final int PATIENCE_SECONDS = 5;
  private static final String SCRIPT =
      "on run argv\n display notification (item 2 of argv) with title (item 1 of argv)\nend run";

  private final List<String> program;

  private DesktopNotification(List<String> program) {
    this.program = program;
  }

  /** The notifications of this platform; empty if it has no such program. */
  public static Optional<DesktopNotification> ofPlatform() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (os.startsWith("mac")) {
      return Optional.of(new DesktopNotification(List.of("osascript", "-e", SCRIPT)));
    }
    return os.startsWith("linux")
        ? Optional.of(
            new DesktopNotification(List.of("notify-send", "--app-name=Topicscope", "--")))
        : Optional.empty();
  }

  @Override
  public void send(AlertEvent event) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(program);
    command.add(event.kind() == AlertEvent.Kind.RAISED ? "Alert raised" : "Alert cleared");
    command.add(event.text());
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
