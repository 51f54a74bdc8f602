package topicscope.desk.series;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import topicscope.desk.model.Desk;
import topicscope.desk.model.Plot;
import topicscope.desk.widget.Nodes;
import topicscope.desk.xy.XyMenu;
import topicscope.plot.paint.TraceKind;
import topicscope.plot.view.TraceColour;
import topicscope.plot.view.TraceStyle;
import topicscope.signal.Series;

/** The context menu of a series: style, other plots, derived series. */
public final class SeriesMenu {
  private final Desk desk;
  private final Plot plot;
  private final DerivedMenu made;
  private final Consumer<SeriesRow> look;

  /**
   * The menu for the series of a plot.
   *
   * @param look opens the style sheet of a series
   * @param plot the plot of the series
   * @param made the items for derived series
   */
  public SeriesMenu(Desk desk, Plot plot, DerivedMenu made, Consumer<SeriesRow> look) {
    this.look = look;
    this.made = made;
    this.desk = desk;
    this.plot = plot;
  }

  /** The initial style of a series. */
  TraceStyle usualStyle(Series series) {
    return plot.usualStyle(series);
  }

  /**
   * Opens at a screen position.
   *
   * @param first the first items
   */
  ContextMenu open(SeriesRow row, Node owner, double x, double y, List<MenuItem> first) {
    ContextMenu menu = new ContextMenu(first.toArray(MenuItem[]::new));
    menu.getItems().addAll(kinds(row), colours(row), right(row));
    menu.getItems().addAll(XyMenu.items(plot, row.series()));
    menu.getItems().add(Nodes.item("Label, unit, colour…", "S", () -> look.accept(row)));
    String series = row.series().name();
    int place = 1;
    for (Plot other : desk.plots()) {
      if (other != plot) {
        String name = other.topic().map(topic -> " (" + topic + ")").orElse("");
        menu.getItems()
            .add(Nodes.item("Show in plot " + place + name, () -> desk.show(plot, series, other)));
      }
      place++;
    }
    menu.getItems()
        .add(Nodes.item("Show in a new plot", () -> desk.show(plot, series, desk.add())));
    if (plot.isForeign(series)) {
      menu.getItems().add(Nodes.item("Remove from this plot", () -> plot.removeForeign(series)));
    }
    menu.getItems().addAll(made.items(row.series()));
    menu.show(owner, x, y);
    return menu;
  }

  private static CheckMenuItem right(SeriesRow row) {
    CheckMenuItem right = new CheckMenuItem("Axis at the right");
    right.setSelected(row.style().right());
    right.setOnAction(event -> row.styleProperty().set(row.style().withRight(right.isSelected())));
    return right;
  }

  private static Menu colours(SeriesRow row) {
    Menu colours = new Menu("Colour");
    ToggleGroup group = new ToggleGroup();
    for (int number = 0; number <= TraceColour.PALETTE; number++) {
      TraceColour colour = number == 0 ? TraceColour.OF_PLACE : TraceColour.ofPalette(number);
      Region spot = Nodes.styled(new Region(), "trace-colour", "menu-colour");
      colour.dress(spot, "-fx-background-color", row.place());
      RadioMenuItem item = new RadioMenuItem(number == 0 ? "as usual" : "colour " + number, spot);
      item.setToggleGroup(group);
      item.setSelected(row.style().colour().equals(colour));
      item.setOnAction(event -> row.styleProperty().set(row.style().withColour(colour)));
      colours.getItems().add(item);
    }
    return colours;
  }

  private static Menu kinds(SeriesRow row) {
    Menu kinds = new Menu("Draw as");
    ToggleGroup group = new ToggleGroup();
    for (TraceKind kind : TraceKind.values()) {
      RadioMenuItem item = new RadioMenuItem(kind.name().toLowerCase(Locale.ROOT));
      item.setToggleGroup(group);
      item.setSelected(row.style().kind() == kind);
      item.setOnAction(event -> row.styleProperty().set(row.style().withKind(kind)));
      kinds.getItems().add(item);
    }
    return kinds;
  }
}
