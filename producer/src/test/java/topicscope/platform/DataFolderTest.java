package topicscope.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataFolderTest {
  private static final String HOME = Path.of("/home/ann").toString();

  @Test
  void path_onEachSystem_isWhereDataBelongs() {
    assertThat(path("Linux", Map.of())).isEqualTo(Path.of(HOME, ".local", "share", "topicscope"));
    assertThat(path("Linux", Map.of("XDG_DATA_HOME", "/data")))
        .isEqualTo(Path.of("/data/topicscope"));
    assertThat(path("Mac OS X", Map.of()))
        .isEqualTo(Path.of(HOME, "Library", "Application Support", "Topicscope"));
    assertThat(path("Windows 11", Map.of("LOCALAPPDATA", "/local")))
        .isEqualTo(Path.of("/local", "Topicscope", "data"));
  }

  private static Path path(String os, Map<String, String> environment) {
    return DataFolder.path(os, HOME, environment::get);
  }
}
