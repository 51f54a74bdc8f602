package topicscope.desk.shell;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import topicscope.desk.widget.Command;
import topicscope.desk.widget.Hint;
import topicscope.desk.widget.Nodes;

/**
 * The view of a window without a cluster: ways to start. It scrolls in a small window. Its nodes
 * join the scene when it is first seen.
 */
final class Welcome extends ScrollPane {
  private static final double TEXT_WIDTH = 640;
  private static final double FIELD_WIDTH = 120;

  private final TextField servers = new TextField("localhost:9092");
  private final StackPane middle;
  private final Button backToPlots;

  /**
   * The view.
   *
   * @param demo starts the demo
   * @param connect connects to the typed servers
   * @param saved the saved connections
   * @param createNew starts a new connection
   * @param workspace asks for a workspace to open
   * @param earlier asks for an earlier one
   * @param back leads back to the plots
   */
  Welcome(
      Runnable demo,
      Consumer<String> connect,
      Node saved,
      Runnable createNew,
      Runnable workspace,
      Runnable earlier,
      Runnable back) {
    setId("welcome");
    getStyleClass().add("welcome-scroll");
    Label title = Nodes.styled(new Label("Topicscope"), "title-1");
    Label sentence =
        text("A topic is a named stream of records: connect, pick one, and its numbers move.");
    servers.setId("welcome-servers");
    servers.setAccessibleText("Bootstrap servers, as host:port");
    servers.setPrefColumnCount(20);
    servers.setMinWidth(FIELD_WIDTH);
    servers.setOnAction(event -> connect.accept(servers.getText().strip()));
    Button go =
        Nodes.button("welcome-connect", "Connect", () -> connect.accept(servers.getText().strip()));
    go.getStyleClass().add("accent");
    Button secured = Nodes.button("welcome-new", "New connection…", createNew);
    Hint.set(secured, "TLS, a login, a name and a colour (" + Command.keyText("Shortcut+O") + ")");
    HBox connection = Nodes.row("door", servers, go, secured);
    connection.setAlignment(Pos.CENTER_LEFT);
    Label explained =
        Nodes.styled(
            text(
                "A Kafka broker inside this program, this machine's CPU load and demo data. Nothing"
                    + " to install."),
            "text-muted");
    backToPlots = Nodes.collapsing(Nodes.button("welcome-back", "Back to the plots", back));
    VBox doors =
        new VBox(
            title,
            sentence,
            head("Connect to a cluster"),
            saved,
            connection,
            head("Or look around first"),
            Nodes.button("welcome-demo", "Try the demo", demo),
            explained,
            head("Or open a saved arrangement of plots"),
            Nodes.row(
                "door",
                Nodes.button("welcome-workspace", "Open a workspace…", workspace),
                Nodes.button("welcome-earlier", "Open an earlier one…", earlier)),
            backToPlots);
    doors.getStyleClass().add("welcome");
    doors.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    middle = new StackPane(doors);
    middle.setMinHeight(Region.USE_PREF_SIZE);
    setFitToWidth(true);
    setFitToHeight(true);
    sceneProperty().subscribe(this::fill);
  }

  /**
   * Appears or goes.
   *
   * @param plots whether there are plots to go back to
   */
  void show(boolean seen, boolean plots) {
    backToPlots.setVisible(plots);
    setVisible(seen);
    fill();
  }

  /** A window that opens with plots never styles it. */
  private void fill() {
    if (isVisible() && getScene() != null) {
      setContent(middle);
    }
  }

  /** Moves the focus to the address, selected. */
  void focusAddress() {
    servers.requestFocus();
    servers.selectAll();
  }

  private static Label text(String text) {
    Label label = Nodes.wrapping("");
    label.setText(text);
    label.setMaxWidth(TEXT_WIDTH);
    return label;
  }

  private static Label head(String text) {
    return Nodes.styled(new Label(text), "title-4");
  }
}
