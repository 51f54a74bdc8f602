package topicscope.desk.shell;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import topicscope.connect.ConnectionProfile;
import topicscope.connect.ProfileColour;
import topicscope.desk.connect.ColourDot;
import topicscope.desk.model.Cluster;
import topicscope.desk.widget.Command;
import topicscope.desk.widget.Hint;
import topicscope.desk.widget.Nodes;
import topicscope.kafka.client.ClusterConnection;

/**
 * Name and colour of the focused plot's cluster; a press opens the connections. A badge shows when
 * TLS is on without a check of the host name.
 */
final class ServerButton extends HBox {
  private static final double MIN_WIDTH = 150;
  private static final double ICON_WIDTH = 56;
  private static final double MAX_WIDTH = 220;
  private static final String PASSIVE =
      "Read passively: no consumer group, no commits, no topic created";

  private final Button button;
  private final ColourDot colour = new ColourDot();
  private final Label unchecked =
      Nodes.collapsing(
          Nodes.uncut(
              Nodes.named("host-name-unchecked", new Label("host name not checked"), "unchecked")));

  ServerButton(Runnable manage) {
    getStyleClass().add("server-box");
    setAlignment(Pos.CENTER_LEFT);
    HBox marks = Nodes.row("marks", colour, new FontIcon(Feather.SERVER));
    marks.setAlignment(Pos.CENTER_LEFT);
    button = Nodes.styled(Nodes.button("server", "", manage), "server", "flat");
    button.setGraphic(marks);
    button.setMnemonicParsing(false);
    button.setMaxWidth(MAX_WIDTH);
    button.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    Hint.set(
        unchecked, "Anyone with a certificate of a trusted issuer could intercept the connection");
    getChildren().addAll(button, unchecked);
    show(Optional.empty(), Optional.empty());
  }

  /** Shows only the icon, with the name in the tooltip, or the name too. */
  void shrink(boolean toIcon) {
    button.setContentDisplay(toIcon ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
    button.setMinWidth(toIcon ? USE_PREF_SIZE : Math.min(MIN_WIDTH, button.prefWidth(-1)));
  }

  /** The least width as an icon, or with a part of the name. */
  double minWidth(boolean asIcon) {
    double badge = unchecked.isVisible() ? unchecked.prefWidth(-1) + getSpacing() : 0;
    return badge + (asIcon ? ICON_WIDTH : MIN_WIDTH);
  }

  /**
   * Shows a cluster.
   *
   * @param group the consumer group; empty when it reads without one
   */
  void show(Optional<Cluster> cluster, Optional<String> group) {
    Optional<ClusterConnection> connection = cluster.map(Cluster::connection);
    Optional<ConnectionProfile> profile = cluster.flatMap(Cluster::profile);
    button.setText(
        profile
            .map(ConnectionProfile::name)
            .or(() -> connection.map(Object::toString))
            .orElse("not connected"));
    button.setAccessibleText("Cluster " + button.getText());
    colour.show(profile.map(ConnectionProfile::colour).orElse(ProfileColour.NONE));
    colour.setManaged(colour.isVisible());
    unchecked.setVisible(!connection.map(ClusterConnection::hostNameChecked).orElse(true));
    Hint.set(
        button,
        profile.map(known -> known.name() + "\n").orElse("")
            + connection.map(servers -> servers + "\n").orElse("")
            + group
                .map(name -> "Read as a member of the group " + name + ", which commits")
                .orElse(PASSIVE)
            + "\nConnections ("
            + Command.keyText("Shortcut+O")
            + ")");
  }
}
