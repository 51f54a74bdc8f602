package topicscope.platform;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  @TempDir Path folder;

  @Test
  @DisplayName("each running process of a program has a log file of its own")
  void take_othersRun_isTheNextFile() throws IOException {
    LoggerContext first = new LoggerContext();
    assertThat(LogFile.take(first, folder, "app")).isEqualTo(folder.resolve("app.log"));
    assertThat(LogFile.take(new LoggerContext(), folder, "app"))
        .isEqualTo(folder.resolve("app.2.log"));
    assertThat(LogFile.take(new LoggerContext(), folder, "app"))
        .isEqualTo(folder.resolve("app.3.log"));
    assertThat(LogFile.take(new LoggerContext(), folder, "other"))
        .isEqualTo(folder.resolve("other.log"));
    assertThat(first.getObject(LogFile.class.getName())).isInstanceOf(FileLock.class);
  }
}
