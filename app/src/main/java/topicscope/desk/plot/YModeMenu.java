package topicscope.desk.plot;

import java.util.Map;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import topicscope.desk.model.Plot;
import topicscope.desk.widget.Hint;
import topicscope.desk.widget.Nodes;
import topicscope.desk.xy.XyChoices;
import topicscope.plot.RollingLineChart;
import topicscope.plot.axis.YLayout;
import topicscope.plot.view.YMode;

/**
 * The button in a plot's header that says how its traces share the height, and the menu that
 * changes it; also to one series against another. Owned by the JavaFX thread.
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
  private final XyChoices xy;
  private final RadioMenuItem xyItem = new RadioMenuItem("XY: one series against another");

  YModeMenu(Plot plot, RollingLineChart chart, XyChoices xy) {
    this.plot = plot;
    this.chart = chart;
    this.xy = xy;
    Nodes.named("y-mode", this, "flat", "small");
    setGraphic(new FontIcon(Feather.COLUMNS));
    Hint.set(this, "How the traces share the height (G for the next way)");
    setMinWidth(USE_PREF_SIZE);
    ToggleGroup group = new ToggleGroup();
    for (YMode mode : YMode.values()) {
      RadioMenuItem item = new RadioMenuItem(TITLES.get(mode));
      item.setToggleGroup(group);
      item.setOnAction(_ -> choose(mode));
      plot.lookProperty()
          .subscribe(look -> item.setSelected(look.mode() == mode && look.xy().isEmpty()));
      getItems().add(item);
    }
    xyItem.setId("xy-mode");
    xyItem.setToggleGroup(group);
    xyItem.setOnAction(_ -> xy.enter());
    plot.lookProperty().subscribe(look -> xyItem.setSelected(look.xy().isPresent()));
    getItems().addAll(new SeparatorMenuItem(), xyItem);
    setOnShowing(_ -> xyItem.setDisable(!xy.isPossible()));
    Nodes.collapsing(this);
    refresh();
  }

  private void choose(YMode mode) {
    xy.leave();
    plot.lookProperty().set(plot.lookProperty().get().withMode(mode));
  }

  /** Chooses the next way; from one series against another, back to the plot by time. */
  void next() {
    if (xy.now().isPresent()) {
      xy.leave();
      return;
    }
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
    boolean isXy = xy.now().isPresent();
    String text =
        isXy
            ? "XY"
            : switch (layout.kind()) {
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
    setVisible(room && (several || isXy || plot.lookProperty().get().mode() != YMode.AUTO));
  }
}
