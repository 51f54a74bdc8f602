package topicscope.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NoticeTest {
  @Test
  @DisplayName(
      "what was put away doesn't come back because it counts on, but when it says otherwise")
  void gist_otherFigures_sameGist() {
    Notice growing = Notice.of("lag", "1,234 records behind, growing.");
    assertThat(Notice.of("lag", "56,789 records behind, growing.").gist())
        .isEqualTo(growing.gist());
    assertThat(Notice.of("lag", "56,789 records behind, catching up.").gist())
        .isNotEqualTo(growing.gist());
  }
}
