package topicscope.desk.overview;

import java.util.List;
import java.util.Optional;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import topicscope.kafka.observe.RetainedTime;

/**
 * The retained part of the strip as an area: as high in each part as records are frequent there, or
 * equally high where that is unknown. For the JavaFX thread.
 */
final class CourseShape extends Path {
  private static final double LEAST = 2;
  private static final double UNKNOWN = 0.4;

  /** The part of the strip's height for the highest part; the times stand above it. */
  private static final double HIGHEST = 0.55;

  /** What decides how it is drawn. */
  private record Drawn(double from, double to, double height, List<Long> course) {}

  private Optional<Drawn> drawn = Optional.empty();

  CourseShape() {
    getStyleClass().add("overview-course");
    setManaged(false);
  }

  /** Shows what is retained up to the end of the strip; the same again costs nothing. */
  void show(Optional<RetainedTime> retained, OverviewScale scale, double height) {
    Optional<Drawn> next =
        retained.map(kept ->
            new Drawn(
                scale.position((double) kept.firstMs()),
                scale.position(scale.whole().high()),
                height,
                kept.course()));
    if (!next.equals(drawn)) {
      drawn = next;
      getElements().clear();
      next.ifPresent(this::draw);
    }
  }

  private void draw(Drawn area) {
    double max = area.course().stream().mapToLong(count -> count).max().orElse(0);
    int parts = Math.max(1, area.course().size());
    double width = (area.to() - area.from()) / parts;
    getElements().add(new MoveTo(area.from(), area.height()));
    for (int i = 0; i < parts; i++) {
      double share = max > 0 ? area.course().get(i) / max : UNKNOWN;
      double top =
          area.height() - (share > 0 ? Math.max(LEAST, share * HIGHEST * area.height()) : 0);
      double left = Math.round(area.from() + i * width);
      double right = Math.round(area.from() + (i + 1) * width);
      getElements().addAll(new LineTo(left, top), new LineTo(right, top));
    }
    getElements().addAll(new LineTo(area.to(), area.height()), new ClosePath());
  }
}
