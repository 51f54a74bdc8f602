package topicscope.desk;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The row of controls above the plot. */
final class Toolbar extends HBox {
  Toolbar(
      Label server,
      TopicPicker picker,
      Node window,
      Runnable addPlot,
      Runnable palette,
      Runnable theme,
      Runnable help) {
    getStyleClass().add("toolbar");
    server.setId("server");
    server.setGraphic(new FontIcon(Feather.SERVER));
    server.getStyleClass().add("server");
    server.setTooltip(
        new Tooltip("Read passively: no consumer group, no commits, no topic created"));
    Region spring = new Region();
    HBox.setHgrow(spring, Priority.ALWAYS);
    getChildren()
        .addAll(
            server,
            picker,
            window,
            spring,
            button("add-plot", Feather.PLUS_SQUARE, "Add a plot (Ctrl+T)", addPlot),
            button("palette", Feather.COMMAND, "All commands (Ctrl+K)", palette),
            button("theme", Feather.MOON, "Light or dark (Ctrl+Shift+L)", theme),
            button("help", Feather.HELP_CIRCLE, "Keys (F1)", help));
  }

  private static Node button(String id, Ikon icon, String explanation, Runnable action) {
    Button button = new Button("", new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().addAll("button-icon", "flat");
    button.setTooltip(new Tooltip(explanation));
    button.setAccessibleText(explanation);
    button.setOnAction(event -> action.run());
    return button;
  }
}
