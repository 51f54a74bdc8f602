package topicscope.desk.shell;

import atlantafx.base.controls.Spacer;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import topicscope.desk.topic.TopicPicker;
import topicscope.desk.widget.Command;
import topicscope.desk.widget.Commands;
import topicscope.desk.widget.IconButton;
import topicscope.desk.widget.Nodes;

/**
 * The controls above the plots: source on the left, actions on the right. In a narrow window the
 * cluster becomes an icon first, then the choice of the span goes, at last the actions; what goes
 * is in the menu at the right end then.
 */
final class Toolbar extends HBox {
  private final ServerButton server;
  private final TopicPicker picker;
  private final Region span;
  private final HBox actions;
  private final MoreMenu more;

  /**
   * The toolbar.
   *
   * @param server shows the cluster
   * @param span chooses how far back the plots show their topics
   * @param run the buttons of the focused plot
   * @param commands what the other buttons run
   * @param more the menu
   */
  Toolbar(
      ServerButton server,
      TopicPicker picker,
      Region span,
      RunButtons run,
      Commands commands,
      MoreMenu more) {
    this.server = server;
    this.picker = picker;
    this.span = Nodes.collapsing(span);
    this.more = Nodes.uncut(more);
    getStyleClass().add("toolbar");
    HBox buttons =
        Nodes.row(
            "actions",
            run,
            button("add-plot", Feather.PLUS_SQUARE, "Add a plot", commands),
            button("export", Feather.DOWNLOAD, "Export a picture or values", commands),
            button("fold-side", Feather.SIDEBAR, "Fold the side panel, or show it", commands));
    actions = Nodes.collapsing(Nodes.uncut(buttons));
    getChildren().addAll(server, picker, span, new Spacer(), actions, more);
    setMinWidth(0);
  }

  /** A button for a command; its tooltip names the key. */
  private static IconButton button(String id, Ikon icon, String title, Commands commands) {
    Command command = commands.titled(title).getFirst();
    return new IconButton(id, icon, title + " (" + command.keyText() + ")", command.action());
  }

  @Override
  protected void layoutChildren() {
    double free = getWidth() - snappedLeftInset() - snappedRightInset();
    free -= room(picker) + room(more);
    double left = free - server.minWidth(false) - getSpacing() - room(span) - room(actions);
    server.shrink(left < 0);
    left = free - server.minWidth(true) - getSpacing() - room(span) - room(actions);
    span.setVisible(left >= 0);
    actions.setVisible(left + room(span) >= 0);
    more.showAll(!span.isVisible(), !actions.isVisible());
    super.layoutChildren();
  }

  /** With a gap; the one too many is that beside the spring. */
  private double room(Region region) {
    return getSpacing() + region.minWidth(-1);
  }
}
