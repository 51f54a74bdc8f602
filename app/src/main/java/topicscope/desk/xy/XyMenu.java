package topicscope.desk.xy;

import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import topicscope.desk.model.Plot;
import topicscope.desk.widget.Nodes;
import topicscope.signal.Series;

/** The menu of a series that draws it against another one. For the JavaFX thread. */
public final class XyMenu {
  /** With more series, the others are chosen above the plot. */
  private static final int MAX = 30;

  private XyMenu() {}

  /** The items for a series: none if it is no number, or there is no other one. */
  public static List<MenuItem> items(Plot plot, Series y) {
    XyChoices choices = new XyChoices(plot);
    List<Series> others =
        choices.series().stream().filter(one -> !one.name().equals(y.name())).toList();
    if (y.states().isPresent() || others.isEmpty()) {
      return List.of();
    }
    Menu menu = new Menu("Draw against");
    menu.setId("xy-against");
    for (Series x : others.subList(0, Math.min(MAX, others.size()))) {
      MenuItem item = Nodes.item(choices.label(x), () -> choices.choose(y, x));
      item.setId("xy-against-" + x.name());
      menu.getItems().add(item);
    }
    if (others.size() > MAX) {
      MenuItem more = Nodes.item("another one…", () -> choices.choose(y, others.getFirst()));
      more.setId("xy-against-other");
      menu.getItems().add(more);
    }
    return List.of(menu);
  }
}
