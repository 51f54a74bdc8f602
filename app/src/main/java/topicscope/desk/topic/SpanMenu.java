package topicscope.desk.topic;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import topicscope.desk.model.WindowSpan;
import topicscope.desk.widget.Hint;
import topicscope.desk.widget.Nodes;

/**
 * Chooses how far back the plots show their topics: points, a span of time, since a time, all, or
 * only new records.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class SpanMenu extends MenuButton {
  private static final String KEYS = " (- more, = less, B any span or time). ";
  private static final String LOADS = "What is missing is loaded; it always goes on live.";
  private static final String GROUP = "A consumer group loads nothing older.";

  private final Consumer<WindowSpan> choose;
  private final SpanPrompt prompt;
  private final ToggleGroup group = new ToggleGroup();
  private WindowSpan shown = WindowSpan.ALL;

  /**
   * The menu.
   *
   * @param choose gets the chosen span
   */
  public SpanMenu(Consumer<WindowSpan> choose) {
    this.choose = choose;
    setId("span");
    getStyleClass().add("span-menu");
    setMinWidth(Region.USE_PREF_SIZE);
    prompt = new SpanPrompt(choose);
    add(WindowSpan.SPANS);
    add(WindowSpan.POINTS);
    add(List.of(WindowSpan.ALL, WindowSpan.NEW));
    getItems().add(Nodes.item("Since a time, or another span…", "B", this::ask));
    setOnShowing(event -> mark());
  }

  private void add(List<WindowSpan> spans) {
    spans.forEach(span -> getItems().add(item(span)));
    getItems().add(new SeparatorMenuItem());
  }

  private MenuItem item(WindowSpan span) {
    RadioMenuItem item = new RadioMenuItem(span.title());
    item.setMnemonicParsing(false);
    item.setToggleGroup(group);
    item.setUserData(span);
    item.setOnAction(event -> choose.accept(span));
    return item;
  }

  /** Marks the present one, if the menu has it. */
  private void mark() {
    group.getToggles().forEach(toggle -> toggle.setSelected(shown.equals(toggle.getUserData())));
  }

  /** Asks for any span. */
  public void ask() {
    prompt.open(this);
  }

  /** Shows the span of the focused plot. */
  public void follow(WindowSpan now) {
    shown = now;
    setText(now.title());
    setAccessibleText("How far back: " + now.title());
  }

  /**
   * Says what a choice does.
   *
   * @param all whether it is that of all plots
   * @param inGroup whether the focused plot is read as a member of a consumer group
   */
  public void explain(boolean all, boolean inGroup) {
    Hint.set(
        this,
        "How far back "
            + (all ? "all plots show their topics" : "this plot shows its topic")
            + KEYS
            + (inGroup ? GROUP : LOADS));
  }
}
