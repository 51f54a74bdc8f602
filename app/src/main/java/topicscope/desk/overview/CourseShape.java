package topicscope.desk.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.VLineTo;
import topicscope.kafka.observe.RecordCourse;
import topicscope.kafka.observe.RecordCourse.Bar;
import topicscope.kafka.observe.RetainedTime;

/**
 * The records that are retained, as bars: as high as records are frequent. The highest in sight is
 * as high as there is room. For the JavaFX thread.
 */
final class CourseShape extends Path {
  private static final double LEAST = 2;

  /** Bars that wide stand apart. */
  private static final double APART = 4;

  /** A bar as it is drawn, in whole units. */
  private record Drawn(double left, double right, double top, double bottom) {}

  private List<Drawn> drawn = List.of();

  CourseShape() {
    getStyleClass().add("overview-course");
    setManaged(false);
  }

  /**
   * Shows what is retained of the scale's time; the same again costs nothing.
   *
   * @param top where the highest bar ends
   * @param bottom where all stand
   */
  void show(Optional<RetainedTime> retained, OverviewScale scale, double top, double bottom) {
    RecordCourse course =
        retained
            .map(of -> of.courseWithin(scale.whole().low(), scale.whole().high()))
            .orElse(RecordCourse.NONE);
    List<Bar> bars =
        course.bars().stream()
            .filter(bar -> bar.records() > 0)
            .filter(bar -> bar.toMs() > scale.whole().low() && bar.fromMs() <= scale.whole().high())
            .toList();
    double max = bars.stream().mapToDouble(bar -> bar.perWidth(course.widthMs())).max().orElse(1);
    List<Drawn> next = new ArrayList<>();
    for (Bar bar : bars) {
      double left = scale.position((double) bar.fromMs());
      double right = Math.max(left + 1, scale.position((double) bar.toMs()));
      double gap = right - left >= APART && right < scale.width() ? 1 : 0;
      double high = bar.perWidth(course.widthMs()) / max * (bottom - top);
      next.add(new Drawn(left, right - gap, bottom - Math.max(LEAST, Math.rint(high)), bottom));
    }
    if (!next.equals(drawn)) {
      drawn = next;
      getElements().clear();
      next.forEach(this::draw);
    }
  }

  /** How many bars are drawn. */
  int count() {
    return drawn.size();
  }

  private void draw(Drawn bar) {
    getElements()
        .addAll(
            new MoveTo(bar.left(), bar.bottom()),
            new VLineTo(bar.top()),
            new HLineTo(bar.right()),
            new VLineTo(bar.bottom()),
            new ClosePath());
  }
}
