package topicscope.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateFolderTest {
  private static final String HOME = Path.of("/home/ann").toString();

  @Test
  void path_onLinux_followsXdg() {
    assertThat(path("Linux", Map.of())).isEqualTo(Path.of(HOME, ".local", "state", "topicscope"));
    assertThat(path("Linux", Map.of("XDG_STATE_HOME", "/state")))
        .isEqualTo(Path.of("/state/topicscope"));
    assertThat(path("Linux", Map.of("XDG_STATE_HOME", "relative")))
        .isEqualTo(Path.of(HOME, ".local", "state", "topicscope"));
  }

  @Test
  void path_onMac_isBesideTheOtherLogs() {
    assertThat(path("Mac OS X", Map.of("XDG_STATE_HOME", "/state")))
        .isEqualTo(Path.of(HOME, "Library", "Logs", "Topicscope"));
  }

  @Test
  void path_onWindows_isLocalToTheMachine() {
    assertThat(path("Windows 11", Map.of("LOCALAPPDATA", "/local")))
        .isEqualTo(Path.of("/local", "Topicscope", "logs"));
    assertThat(path("Windows 11", Map.of()))
        .isEqualTo(Path.of(HOME, "AppData", "Local", "Topicscope", "logs"));
  }

  private static Path path(String os, Map<String, String> environment) {
    return StateFolder.path(os, HOME, environment::get);
  }
}
