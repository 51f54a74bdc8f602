package topicscope.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFolderTest {
  @ParameterizedTest
  @CsvSource({
    "Linux, XDG_CONFIG_HOME, /x, /x/topicscope",
    "Linux, XDG_CONFIG_HOME, relative, /home/u/.config/topicscope",
    "Linux, OTHER, '', /home/u/.config/topicscope",
    "Mac OS X, OTHER, '', /home/u/Library/Application Support/Topicscope",
    "Windows 11, APPDATA, /roaming, /roaming/Topicscope",
    "Windows 11, OTHER, '', /home/u/AppData/Roaming/Topicscope"
  })
  void path_perSystem(String os, String variable, String value, Path expected) {
    assertThat(ConfigFolder.path(os, "/home/u", Map.of(variable, value)::get)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, HOME, /own, /own",
    "Mac OS X, HOME, /own, /own",
    "Windows 11, HOME, /own, /home/u",
    "Linux, HOME, relative, /home/u",
    "Linux, HOME, '', /home/u",
    "Linux, OTHER, /own, /home/u"
  })
  @DisplayName("on Unix the home is that of the environment, if it names one")
  void home_perSystem(String os, String variable, String value, String expected) {
    assertThat(UserFolder.home(os, "/home/u", Map.of(variable, value)::get)).isEqualTo(expected);
  }
}
