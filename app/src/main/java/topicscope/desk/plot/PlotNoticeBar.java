package topicscope.desk.plot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import topicscope.desk.model.PlotNotice;
import topicscope.desk.widget.Nodes;

/**
 * The notices over the upper edge of a plot. A dismissed notice stays away until its gist changes;
 * new numbers alone don't count.
 *
 * <p>Owned by the JavaFX thread.
 */
final class PlotNoticeBar extends VBox {
  private final Map<String, Line> lines = new HashMap<>();
  private final Map<String, String> away = new HashMap<>();

  PlotNoticeBar() {
    setId("notices");
    getStyleClass().add("notices");
    setPickOnBounds(false);
    setMaxHeight(Region.USE_PREF_SIZE);
  }

  /**
   * Shows these notices and no others. Called a few times a second; updates only what has changed.
   */
  void show(List<PlotNotice> notices) {
    List<PlotNotice> wanted =
        notices.stream().filter(notice -> !notice.gist().equals(away.get(notice.topic()))).toList();
    List<String> topics = wanted.stream().map(PlotNotice::topic).toList();
    lines.keySet().retainAll(topics);
    topics.forEach(topic -> lines.computeIfAbsent(topic, key -> new Line()));
    List<Line> inOrder = topics.stream().map(lines::get).toList();
    if (!getChildren().equals(inOrder)) {
      getChildren().setAll(inOrder);
    }
    wanted.forEach(notice ->
        Optional.ofNullable(lines.get(notice.topic())).ifPresent(line -> line.say(notice)));
  }

  /** Forgets which notices were dismissed. */
  void clear() {
    away.clear();
    show(List.of());
  }

  private final class Line extends HBox {
    private final Label text = Nodes.wrapping("", "notice-text");
    private final Button remedy =
        Nodes.collapsing(Nodes.uncut(Nodes.styled(new Button(), "notice-remedy", "small")));
    private final Button close = Nodes.cross("Dismiss this notice");

    Line() {
      getStyleClass().add("notice");
      setHgrow(text, Priority.ALWAYS);
      getChildren().addAll(text, remedy, close);
    }

    void say(PlotNotice notice) {
      if (!text.getText().equals(notice.text())) {
        text.setText(notice.text());
      }
      close.setOnAction(event -> {
        away.put(notice.topic(), notice.gist());
        lines.remove(notice.topic());
        PlotNoticeBar.this.getChildren().remove(this);
      });
      remedy.setVisible(notice.remedy().isPresent());
      notice
          .remedy()
          .ifPresent(what -> {
            if (!remedy.getText().equals(what.title())) {
              remedy.setText(what.title());
            }
            remedy.setOnAction(event -> what.action().run());
          });
    }
  }
}
