package topicscope.desk.shell;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a window shows that was opened without a cluster: how to begin. */
final class Welcome extends VBox {
  private static final double TEXT_WIDTH = 640;

  /**
   * The doors.
   *
   * @param demo starts the demo
   * @param connect connects to the servers that were typed
   * @param saved the saved connections
   * @param createNew begins a new connection
   * @param workspace asks for a workspace to open
   */
  Welcome(
      Runnable demo, Consumer<String> connect, Node saved, Runnable createNew, Runnable workspace) {
    setId("welcome");
    getStyleClass().add("welcome");
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    Label title = new Label("Topicscope");
    title.getStyleClass().add("title-1");
    Label sentence = new Label("Pick a topic, and the numbers in it move.");
    TextField servers = new TextField("localhost:9092");
    servers.setId("welcome-servers");
    servers.setAccessibleText("Bootstrap servers, as host:port");
    servers.setPrefColumnCount(20);
    servers.setOnAction(event -> connect.accept(servers.getText().strip()));
    Button go = new Button("Connect");
    go.setId("welcome-connect");
    go.setMinWidth(Region.USE_PREF_SIZE);
    go.getStyleClass().add("accent");
    go.setOnAction(event -> connect.accept(servers.getText().strip()));
    HBox connection = new HBox(servers, go);
    connection.getStyleClass().add("door");
    connection.setAlignment(Pos.CENTER_LEFT);
    Button secured = new Button("New connection…");
    secured.setId("welcome-new");
    secured.setTooltip(new Tooltip("TLS, a login, a name and a colour (Ctrl+O)"));
    secured.setMinWidth(Region.USE_PREF_SIZE);
    secured.setOnAction(event -> createNew.run());
    connection.getChildren().add(secured);
    Button tryDemo = new Button("Try the demo");
    tryDemo.setId("welcome-demo");
    tryDemo.setOnAction(event -> demo.run());
    Label explained =
        new Label(
            "A Kafka broker inside this program, and this machine's CPU load. Nothing to install.");
    explained.setWrapText(true);
    explained.setMaxWidth(TEXT_WIDTH);
    explained.getStyleClass().add("text-muted");
    Button openWorkspace = new Button("Open a workspace…");
    openWorkspace.setId("welcome-workspace");
    openWorkspace.setOnAction(event -> workspace.run());
    getChildren()
        .addAll(
            title,
            sentence,
            head("Connect to a cluster"),
            saved,
            connection,
            head("Or look around first"),
            tryDemo,
            explained,
            head("Or go on with what somebody has arranged"),
            openWorkspace);
  }

  private static Label head(String text) {
    Label head = new Label(text);
    head.getStyleClass().add("title-4");
    return head;
  }
}
