package topicscope.desk.overview;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import topicscope.chart.ClockTicks;
import topicscope.desk.widget.Nodes;

/** Clock times along the strip. For the JavaFX thread. */
final class TickRow extends Group {
  private static final double APART = 96;
  private static final double LABEL_GAP = 4;
  private static final double BASELINE = 11;
  private static final double LONGEST_LABEL = 72;

  private record Tick(double x, double top, String text) {}

  private final List<Rectangle> lines = new ArrayList<>();
  private final List<Text> texts = new ArrayList<>();
  private List<Tick> shown = List.of();

  TickRow() {
    setManaged(false);
    setAutoSizeChildren(false);
  }

  /**
   * Shows the ticks of a scale; the same again costs nothing.
   *
   * @param taken the width at the begin where another text stands above
   * @param below where that text ends
   */
  void show(OverviewScale scale, double height, ZoneId zone, double taken, double below) {
    List<Tick> ticks = new ArrayList<>();
    ClockTicks.within(scale.whole(), APART * scale.perUnit(), zone)
        .forEach((time, text) -> {
          double x = scale.position(time);
          boolean room = x >= taken && x + LONGEST_LABEL < scale.width();
          ticks.add(new Tick(x, x >= taken ? 0 : below, room ? text : ""));
        });
    if (ticks.equals(shown)) {
      return;
    }
    shown = ticks;
    while (lines.size() < ticks.size()) {
      lines.add(Nodes.styled(new Rectangle(1, height), "overview-tick"));
      texts.add(Nodes.styled(new Text(), "overview-time"));
      getChildren().addAll(lines.getLast(), texts.getLast());
    }
    for (int i = 0; i < lines.size(); i++) {
      boolean used = i < ticks.size();
      lines.get(i).setVisible(used);
      texts.get(i).setVisible(used);
      if (used) {
        lines.get(i).setX(ticks.get(i).x());
        lines.get(i).setY(ticks.get(i).top());
        lines.get(i).setHeight(height - ticks.get(i).top());
        texts.get(i).setX(ticks.get(i).x() + LABEL_GAP);
        texts.get(i).setY(BASELINE);
        texts.get(i).setText(ticks.get(i).text());
      }
    }
  }
}
