package topicscope.desk.share;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import topicscope.desk.share.PageShare.State;
import topicscope.desk.widget.Command;
import topicscope.desk.widget.Commands;
import topicscope.desk.widget.Nodes;
import topicscope.desk.widget.Sheet;

/**
 * The sheet that shares the window's topics as a page: its address, to be copied, and what stops
 * it. The page goes on while the sheet is closed.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class ShareSheet extends Sheet {
  private static final String ABOUT =
      "A browser on this machine shows the topics of this window, read-only. Only who has its"
          + " address sees them. For other machines: topicscope serve --listen.";

  private final PageShare share;
  private final TextField address = Nodes.field("share-address", "Address of the page", "");
  private final Label problem = Nodes.problem("share-problem");
  private final Button start;
  private final Button copy;
  private final Button stop;
  private final Button close = Nodes.button("share-close", "Close", this::close);

  /** A closed sheet. */
  public ShareSheet(PageShare share) {
    super("share-sheet");
    this.share = share;
    getStyleClass().add(Commands.TAKES_KEYS);
    address.setEditable(false);
    address.setPrefColumnCount(34);
    start = Nodes.button("share-start", "Start", share::start);
    start.getStyleClass().add("accent");
    copy = Nodes.button("share-copy", "Copy", () -> Nodes.copy(address.getText()));
    copy.getStyleClass().add("accent");
    stop = Nodes.button("share-stop", "Stop", share::stop);
    Label about = Nodes.wrapping("share-about", "text-muted");
    about.setText(ABOUT);
    about.setMaxWidth(460);
    for (var node : new javafx.scene.Node[] {address, start, copy, stop}) {
      Nodes.collapsing(node);
    }
    content(about, line(address, copy), problem, line(start, stop, close));
    share.stateProperty().subscribe(this::show);
  }

  /** The command that starts the page and opens the sheet. */
  public Command command() {
    return Command.of("Share as a page…", "Shortcut+Shift+P", this::open);
  }

  private void open() {
    share.start();
    show(share.stateProperty().get());
    open("Share as a page", share.stateProperty().get().isOn() ? copy : close);
  }

  private void show(State state) {
    boolean focused = isFocusWithin();
    address.setText(state.link());
    problem.setText(state.trouble());
    address.setVisible(state.isOn());
    copy.setVisible(state.isOn());
    stop.setVisible(state.isOn());
    start.setVisible(!state.isOn());
    start.setDisable(state.starts());
    start.setText(state.starts() ? "Starting…" : "Start");
    if (focused) {
      (state.isOn() ? copy : state.starts() ? close : start).requestFocus();
    }
  }
}
