package topicscope.desk.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PlotNoticeTest {
  @Test
  @DisplayName(
      "what was put away doesn't come back because it counts on, but when it says otherwise")
  void gist_otherFigures_sameGist() {
    PlotNotice growing = PlotNotice.of("lag", "1,234 records behind, growing.");
    assertThat(PlotNotice.of("lag", "56,789 records behind, growing.").gist())
        .isEqualTo(growing.gist());
    assertThat(PlotNotice.of("lag", "56,789 records behind, catching up.").gist())
        .isNotEqualTo(growing.gist());
  }
}
