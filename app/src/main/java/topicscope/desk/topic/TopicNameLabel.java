package topicscope.desk.topic;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import topicscope.desk.topic.MiddleEllipsis.Part;
import topicscope.desk.widget.Nodes;
import topicscope.desk.widget.SearchWords;
import topicscope.desk.widget.SearchWords.Range;

/**
 * The name of a topic with the words of a search marked. Where there is no room for all of it, it
 * is cut in the middle.
 *
 * <p>Owned by the JavaFX thread.
 */
final class TopicNameLabel extends Region {
  private static final int ASCII = 128;

  /** Labels are as wide as whole pixels. */
  private static final double ROUNDING = 4;

  private final Label whole = new Label();
  private final Text ruler = new Text();
  private final double[] widths = new double[ASCII];
  private String name = "";
  private List<Range> marked = List.of();
  private Set<Integer> branches = Set.of();

  TopicNameLabel() {
    getStyleClass().add("topic-name");
    setMinWidth(0);
    // Also while it is invisible it has the font of the parts, and the size of the whole name.
    getChildren().add(whole);
    whole
        .fontProperty()
        .subscribe(font -> {
          Arrays.fill(widths, -1);
          ruler.setFont(font);
          fit();
        });
    widthProperty().subscribe(this::fit);
  }

  /**
   * Shows a name.
   *
   * @param search the words to mark
   * @param differences indices of characters by which it differs from similar names
   */
  void show(String topic, SearchWords search, Set<Integer> differences) {
    List<Range> ranges = search.ranges(topic);
    if (!topic.equals(name) || !ranges.equals(marked) || !differences.equals(branches)) {
      name = topic;
      marked = ranges;
      branches = differences;
      whole.setText(topic);
      fit();
      requestLayout();
    }
  }

  /** What is shown of the name, ellipses included. */
  String shownText() {
    return whole.isVisible()
        ? name
        : MiddleEllipsis.fit(name, getWidth() - ROUNDING, this::width, marked, branches).stream()
            .map(Part::text)
            .collect(Collectors.joining());
  }

  private void fit() {
    double room = getWidth() - ROUNDING;
    if (room <= 0) {
      return;
    }
    List<Part> parts = MiddleEllipsis.fit(name, room, this::width, marked, branches);
    boolean plain = parts.size() == 1 && marked.isEmpty();
    whole.setVisible(plain);
    getChildren().setAll(whole);
    if (!plain) {
      parts.stream().map(TopicNameLabel::node).forEach(getChildren()::add);
    }
  }

  /** Texts cost less than labels, but have no background. */
  private static Node node(Part part) {
    return part.marked()
        ? Nodes.styled(new Label(part.text()), "match")
        : Nodes.styled(new Text(part.text()), "part");
  }

  private double width(int character) {
    if (character >= ASCII) {
      return measure(character);
    }
    if (widths[character] < 0) {
      widths[character] = measure(character);
    }
    return widths[character];
  }

  private double measure(int character) {
    ruler.setText(Character.toString(character));
    return ruler.getLayoutBounds().getWidth();
  }

  @Override
  protected double computePrefWidth(double height) {
    return whole.prefWidth(-1) + ROUNDING;
  }

  @Override
  protected double computePrefHeight(double width) {
    return whole.prefHeight(-1);
  }

  @Override
  protected void layoutChildren() {
    whole.resizeRelocate(0, 0, getWidth(), getHeight());
    double x = 0;
    for (Node part : getManagedChildren()) {
      if (!part.equals(whole)) {
        double width = part.prefWidth(-1);
        double height = part.prefHeight(-1);
        part.resizeRelocate(x, snapPositionY((getHeight() - height) / 2), width, height);
        x += width;
      }
    }
  }
}
