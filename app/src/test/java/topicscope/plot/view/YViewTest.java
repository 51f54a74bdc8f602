package topicscope.plot.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import topicscope.chart.ValueRange;
import topicscope.plot.axis.FixedYRanges;

class YViewTest {
  private int changes;
  private final YView view = new YView(Optional::empty, () -> changes++);

  @BeforeEach
  void hold() {
    view.hold(0, new ValueRange(0, 100));
    view.hold(1, new ValueRange(-1, 1));
    changes = 0;
  }

  @Test
  @DisplayName("zooming one axis keeps the value at the pointer and leaves the other axis")
  void zoom_oneAxis_valueStays() {
    view.zoom(0, 0.5, 0.25);
    assertThat(view.held().left()).contains(new ValueRange(37.5, 87.5));
    assertThat(view.held().right()).contains(new ValueRange(-1, 1));
    assertThat(changes).isEqualTo(1);
  }

  @Test
  @DisplayName("panning moves both axes by the same share, the right one only while it is used")
  void pan_bothAxes_sameShare() {
    view.pan(0.1, 0.5);
    assertThat(view.held().left()).contains(new ValueRange(10, 110));
    assertThat(view.held().right()).contains(new ValueRange(-1, 1));

    view.useRight(true);
    view.pan(0.5, 0.5);
    assertThat(view.held().left()).contains(new ValueRange(60, 160));
    assertThat(view.held().right()).contains(new ValueRange(0, 2));
  }

  @Test
  @DisplayName("a zoom that doubles can't represent is ignored")
  void zoom_tooFar_ignored() {
    view.zoom(0, 1e-12, 0);
    view.zoom(0, 1e308, 0.5);
    assertThat(view.held().left()).contains(new ValueRange(0, 100));
  }

  @Test
  @DisplayName("without a fixed range or a frame there is nothing to zoom")
  void zoom_nothingShown_ignored() {
    view.release();
    view.zoom(0.5, 0.5);
    assertThat(view.held()).isEqualTo(FixedYRanges.AUTOMATIC);
  }

  @Test
  @DisplayName("the view is automatic when no used axis is fixed")
  void automatic_unusedRightFixed_true() {
    assertThat(view.automaticProperty().get()).isFalse();
    view.release(0);
    assertThat(view.automaticProperty().get()).isTrue();
    view.useRight(true);
    assertThat(view.automaticProperty().get()).isFalse();
    view.release(1);
    assertThat(view.automaticProperty().get()).isTrue();
  }

  @Test
  @DisplayName("setting ranges fixes those axes and releases the others")
  void hold_ranges_othersReleased() {
    view.hold(new FixedYRanges(Optional.empty(), Optional.of(new ValueRange(5, 6))));
    assertThat(view.held().left()).isEmpty();
    assertThat(view.held().right()).contains(new ValueRange(5, 6));
  }
}
