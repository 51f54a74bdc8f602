package topicscope.desk.connect;

import atlantafx.base.controls.Spacer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;
import topicscope.connect.OpenedConnection;
import topicscope.desk.model.UndoHistory;
import topicscope.desk.widget.MessageBar;
import topicscope.desk.widget.Nodes;
import topicscope.desk.widget.WindowIcon;

/**
 * The dialog that edits, tests and opens connections. Escape closes it.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class ConnectionsDialog {
  private static final double WIDTH = 1000;
  private static final double HEIGHT = 680;
  private static final Duration OFFERED = Duration.ofSeconds(10);

  private final ConnectionsModel model;
  private final Consumer<OpenedConnection> opened;
  private final FormView fields;
  private final DeleteQuestion question;
  private final MessageBar messages = new MessageBar();
  private final Stage stage = new Stage();
  private Optional<MessageBar.Message> offered = Optional.empty();
  private boolean undoing;

  /**
   * A closed dialog.
   *
   * @param owner the owner window
   * @param stylesheets the stylesheets of the owner
   * @param opened gets the opened connection
   */
  public ConnectionsDialog(
      Window owner,
      List<String> stylesheets,
      ConnectionsModel model,
      Consumer<OpenedConnection> opened) {
    this.model = model;
    this.opened = opened;
    this.fields = new FormView(model.form());
    this.question = new DeleteQuestion(model::delete);
    BorderPane root = new BorderPane();
    root.setLeft(
        new ConnectionList(model, messages, this::createNew, this::importFile, this::connect));
    root.getStyleClass().add("connections-dialog");
    root.setCenter(edit());
    Scene scene = new Scene(root, WIDTH, HEIGHT);
    scene.getStylesheets().addAll(stylesheets);
    scene.getAccelerators().put(new KeyCodeCombination(KeyCode.ESCAPE), this::escape);
    scene
        .getAccelerators()
        .put(
            new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN),
            () -> model.save(() -> {}));
    stage.initOwner(owner);
    stage.initModality(Modality.WINDOW_MODAL);
    stage.setTitle("Connections");
    WindowIcon.addTo(stage);
    stage.setScene(scene);
    stage.setOnHidden(event -> model.cancelTest());
    model.history().lastProperty().subscribe((was, now) -> now.ifPresent(this::offerUndo));
    model.editedProperty().subscribe(question::close);
  }

  /** Opens it on the saved connections. */
  public void show() {
    model.load();
    if (model.editedProperty().get().isEmpty() && model.form().servers.get().isEmpty()) {
      model.create();
    }
    stage.show();
    fields.focusFirst();
  }

  /** The notice of the window behind can't be reached. */
  private void offerUndo(UndoHistory.Step step) {
    if (stage.isShowing() && !undoing) {
      offered.ifPresent(MessageBar.Message::close);
      offered = Optional.of(messages.say(step.done(), "Undo", this::undo, OFFERED));
    }
  }

  private void undo() {
    undoing = true;
    try {
      model.history().undo();
    } finally {
      undoing = false;
    }
  }

  /** Opens it on a new connection. */
  public void showNew() {
    model.create();
    show();
  }

  private void createNew() {
    model.create();
    fields.focusFirst();
  }

  private VBox edit() {
    ScrollPane scroll = new ScrollPane(fields);
    scroll.setFitToWidth(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    Label notice = Nodes.problem("connection-notice", "warning");
    notice.textProperty().bind(model.noticeProperty());
    Label passive =
        Nodes.named(
            "connection-passive",
            new Label("Topicscope only reads: no consumer group, no commits, no topics created."),
            "text-muted",
            "text-small");
    passive.setWrapText(true);
    return Nodes.styled(
        new VBox(scroll, notice, new ConnectionTestBar(model), passive, question, buttons()),
        "edit");
  }

  private HBox buttons() {
    Button connect = Nodes.button("connection-connect", "C_onnect", this::connect);
    connect.getStyleClass().add("accent");
    connect.defaultButtonProperty().bind(question.visibleProperty().not());
    Button delete =
        Nodes.button(
            "connection-delete", "_Delete…", () -> question.ask(model.editedProperty().get()));
    delete.disableProperty().bind(model.editedProperty().isEmpty());
    HBox buttons =
        Nodes.row(
            "buttons",
            delete,
            Nodes.button("connection-copy", "Cop_y", model::copy),
            new Spacer(),
            Nodes.button("connection-close", "Close", this::close),
            Nodes.button("connection-save", "_Save", () -> model.save(() -> {})),
            connect);
    buttons.setAlignment(Pos.CENTER_LEFT);
    Nodes.collapsing(buttons).visibleProperty().bind(question.visibleProperty().not());
    return buttons;
  }

  private void connect() {
    model.connect(ready -> {
      // Closed while it was being saved: that cancels it.
      if (stage.isShowing()) {
        close();
        opened.accept(ready);
      }
    });
  }

  private void escape() {
    if (question.isVisible()) {
      question.close();
    } else {
      close();
    }
  }

  private void close() {
    question.close();
    stage.hide();
  }

  private void importFile() {
    Nodes.chooseFile("A client.properties of Kafka's own tools", stage).ifPresent(model::takeFrom);
  }
}
