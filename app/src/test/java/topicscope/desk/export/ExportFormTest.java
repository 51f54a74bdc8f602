package topicscope.desk.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDateTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import topicscope.platform.UserFolder;

class ExportFormTest {
  private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 21, 1, 2, 3);
  private static final Path FOLDER = Path.of("/data");

  @Test
  @DisplayName("the proposed file name has the topic and the time, and the extension of its kind")
  void of_proposesName() {
    ExportForm form = ExportForm.of(ExportKind.PLOT, "cpu.load", FOLDER, NOW);

    assertThat(form.path()).contains(Path.of("/data/cpu.load-20261121-010203.png"));
    assertThat(form.withKind(ExportKind.HELD).path())
        .contains(Path.of("/data/cpu.load-20261121-010203.csv"));
    assertThat(form.withFile("/data/mine.txt").withKind(ExportKind.HELD).path())
        .contains(Path.of("/data/mine.txt"));
  }

  @Test
  @DisplayName("a topic's name can't lead out of the folder, hide the file or make it too long")
  void of_hostileName() {
    Path hostile = ExportForm.of(ExportKind.PLOT, "../../etc/x", FOLDER, NOW).path().orElseThrow();
    assertThat(hostile.normalize().getParent()).isEqualTo(FOLDER);
    assertThat(ExportForm.of(ExportKind.PLOT, ".hidden", FOLDER, NOW).file())
        .startsWith("/data/topicscope.hidden-");
    assertThat(ExportForm.of(ExportKind.PLOT, "x".repeat(249), FOLDER, NOW).file())
        .hasSizeLessThan(120);
  }

  @Test
  @DisplayName("an invalid file name is no path; a tilde is the home folder")
  void path_ofWhatWasTyped() {
    ExportForm form = ExportForm.of(ExportKind.PLOT, "a", FOLDER, NOW);

    assertThat(form.withFile("  ").path()).isEmpty();
    assertThat(form.withFile("a\0b").path()).isEmpty();
    assertThat(form.withFile(" ~/a.png ").path()).contains(Path.of(UserFolder.home(), "a.png"));
  }
}
