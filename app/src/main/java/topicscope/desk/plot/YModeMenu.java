package topicscope.desk.plot;

import java.util.Map;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import topicscope.desk.model.Plot;
import topicscope.desk.widget.Hint;
import topicscope.desk.widget.Nodes;
import topicscope.plot.RollingLineChart;
import topicscope.plot.axis.YLayout;
import topicscope.plot.view.YMode;

/**
 * The button in a plot's header that says how its traces share the height, and the menu that
 * changes it. Owned by the JavaFX thread.
 */
final class YModeMenu extends MenuButton {
  private static final Map<YMode, String> TITLES =
      Map.of(
          YMode.AUTO, "By itself: lanes where units or ranges differ",
          YMode.OVERLAY, "One over another",
          YMode.LANES, "In lanes",
          YMode.NORMALISED, "Each from 0 to 100 % of its range",
          YMode.LOGARITHMIC, "Logarithmic");

  /** In a narrower plot the button is an icon alone. */
  private static final double NARROW = 560;

  private static final double NARROWEST = 240;

  private final Plot plot;
  private final RollingLineChart chart;

  YModeMenu(Plot plot, RollingLineChart chart) {
    this.plot = plot;
    this.chart = chart;
    Nodes.named("y-mode", this, "flat", "small");
    setGraphic(new FontIcon(Feather.COLUMNS));
    Hint.set(this, "How the traces share the height (G for the next way)");
    setMinWidth(USE_PREF_SIZE);
    ToggleGroup group = new ToggleGroup();
    for (YMode mode : YMode.values()) {
      RadioMenuItem item = new RadioMenuItem(TITLES.get(mode));
      item.setToggleGroup(group);
      item.setOnAction(_ -> choose(mode));
      plot.lookProperty().subscribe(look -> item.setSelected(look.mode() == mode));
      getItems().add(item);
    }
    Nodes.collapsing(this);
    refresh();
  }

  private void choose(YMode mode) {
    plot.lookProperty().set(plot.lookProperty().get().withMode(mode));
  }

  /** Chooses the next way. */
  void next() {
    YMode[] all = YMode.values();
    for (int i = 0; i < all.length; i++) {
      if (all[i] == plot.lookProperty().get().mode()) {
        choose(all[(i + 1) % all.length]);
        return;
      }
    }
  }

  /** Says how the traces are arranged now. It isn't there for a single trace as usual. */
  void refresh() {
    YLayout layout = chart.yLayout();
    String text =
        switch (layout.kind()) {
          case OVERLAY -> "Overlay";
          case LANES -> layout.axes() + " lanes";
          case NORMALISED -> "0–100 %";
          case LOGARITHMIC -> "Log";
        };
    String shown = chart.getWidth() < NARROW ? "" : text;
    if (!shown.equals(getText())) {
      setText(shown);
    }
    setAccessibleText("How the traces share the height: " + text);
    boolean several = plot.seriesProperty().get().all().size() > 1;
    boolean room = chart.getWidth() > NARROWEST;
    setVisible(room && (several || plot.lookProperty().get().mode() != YMode.AUTO));
  }
}
