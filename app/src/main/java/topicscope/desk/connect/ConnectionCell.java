package topicscope.desk.connect;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import topicscope.connect.ConnectionProfile;
import topicscope.desk.widget.Nodes;

/** A saved connection in a list: colour, name, servers and security. */
final class ConnectionCell extends HBox {
  ConnectionCell(ConnectionProfile profile) {
    Label name = Nodes.styled(new Label(profile.name()), "text-bold");
    Label how = Nodes.styled(new Label(how(profile)), "text-muted", "text-small");
    getStyleClass().add("profile-line");
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(0);
    setPrefWidth(0);
    VBox words = new VBox(name, how);
    words.setMinWidth(0);
    words.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(new ColourDot(profile.colour()), words);
  }

  /** Servers and security. */
  static String how(ConnectionProfile profile) {
    return profile.servers() + " · " + profile.securityText();
  }
}
