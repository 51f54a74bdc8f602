package topicscope.desk.widget;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * A popup with a searchable list: typing filters; Up, Down and the Page keys move; Enter or a click
 * picks; Escape closes. It is fast with 10,000 items, and as high while open as when it opened.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class SearchPopup<T> {
  private static final double ROW_HEIGHT = 32;
  private static final int MIN_ROWS = 4;
  private static final int MAX_ROWS = 12;
  private static final double AROUND_LIST = 54;

  private final Function<String, List<T>> find;
  private final Consumer<T> picked;
  private final ObservableList<T> found = FXCollections.observableArrayList();
  private final ListView<T> list = new ListView<>(found);
  private final TextField search = Nodes.field("", "Search", "Type to search");
  private final VBox column = new VBox(list);
  private final HBox middle = Nodes.row("middle", column);
  private final VBox box = new VBox(search, middle);
  private final Label nothing;
  private final NoMatch noMatch;
  private final Popup popup = Nodes.popup(box, PopupWindow.AnchorLocation.CONTENT_TOP_LEFT);
  private Consumer<Optional<T>> highlightListener = item -> {};
  private Optional<T> highlighted = Optional.empty();
  private int maxRows = MAX_ROWS;
  private int minRows = 2;
  private double aroundList = AROUND_LIST;
  private boolean untouched;

  /** While the items are replaced, which clears the selection. */
  private boolean showing;

  /**
   * A closed popup.
   *
   * @param name style class, and prefix of the ids of its nodes
   * @param what what an item is, in the singular
   * @param find the items for what was typed, which may be nothing, the best first
   */
  public SearchPopup(String name, String what, Function<String, List<T>> find, Consumer<T> picked) {
    nothing = new Label("There is no " + what + " yet");
    noMatch = new NoMatch(name + "-no-match", what, search);
    this.find = find;
    this.picked = picked;
    search.setId(name + "-search");
    search
        .textProperty()
        .addListener((property, old, text) -> {
          if (popup.isShowing()) {
            show(find.apply(text), 0);
            list.scrollTo(0);
          }
        });
    box.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    list.setId(name + "-list");
    list.getStyleClass().add("edge-to-edge");
    list.setFocusTraversable(false);
    list.setAccessibleText("Matches");
    list.setFixedCellSize(ROW_HEIGHT);
    list.addEventFilter(MouseEvent.MOUSE_MOVED, event -> untouched = false);
    list.addEventFilter(ScrollEvent.SCROLL, event -> untouched = false);
    list.setOnMouseClicked(event -> {
      if (event.getButton() == MouseButton.PRIMARY
          && isInRow(event.getPickResult().getIntersectedNode())) {
        pickSelected();
      }
    });
    list.getSelectionModel().selectedItemProperty().subscribe(item -> tellHighlighted());
    HBox.setHgrow(column, Priority.ALWAYS);
    column.setMinWidth(0);
    box.getStyleClass().addAll("search-popup", name + "-popup");
  }

  /** Replaces the default cells. */
  public void setCells(Supplier<ListCell<T>> cells) {
    list.setCellFactory(view -> cells.get());
  }

  /**
   * Puts nodes around the list, and makes it higher.
   *
   * @param above above the list
   * @param beside right of it
   * @param below below both
   * @param heights of the nodes above and below together
   * @param rows how many rows are shown at most
   */
  public void surround(Region above, Region beside, Region below, double heights, int rows) {
    column.getChildren().addFirst(above);
    middle.getChildren().add(beside);
    box.getChildren().add(below);
    aroundList = AROUND_LIST + heights;
    maxRows = rows;
    minRows = Math.min(rows, MAX_ROWS);
  }

  /** Sets a listener that is called after each close. */
  public void setOnHidden(Runnable listener) {
    popup.setOnHidden(event -> listener.run());
  }

  /** Sets a listener for the highlighted item. */
  public void setOnHighlighted(Consumer<Optional<T>> listener) {
    highlightListener = listener;
  }

  /** Opens at a screen position, with an empty search. */
  public void open(Node owner, double x, double y, double width) {
    popup.hide();
    highlighted = Optional.empty();
    box.setPrefWidth(width);
    search.clear();
    show(find.apply(""), 0);
    list.setPrefHeight(height(owner.getScene().getWindow(), y));
    untouched = true;
    popup.show(owner, x, y);
    // Not before: without a window the cells have no style.
    list.scrollTo(0);
    search.requestFocus();
  }

  /** Whether it is open. */
  public boolean isOpen() {
    return popup.isShowing();
  }

  /** Whether the user has neither pressed a key nor moved the pointer over it since it opened. */
  public boolean isUntouched() {
    return untouched;
  }

  /** Selects an item and scrolls to it, if it is in the list. */
  public void select(T item) {
    int index = found.indexOf(item);
    if (index >= 0) {
      list.getSelectionModel().select(index);
      list.scrollTo(index);
    }
  }

  /** Finds the items again; the highlighted one stays highlighted. */
  public void refresh() {
    T chosen = list.getSelectionModel().getSelectedItem();
    List<T> next = find.apply(search.getText());
    if (!next.equals(found)) {
      int index = Math.max(0, chosen == null ? 0 : next.indexOf(chosen));
      show(next, index);
      if (untouched) {
        list.scrollTo(index);
      }
    }
  }

  private void show(List<T> items, int selected) {
    showing = true;
    found.setAll(items);
    list.setPlaceholder(search.getText().isBlank() ? nothing : noMatch);
    list.getSelectionModel().select(selected);
    showing = false;
    tellHighlighted();
  }

  private static boolean isInRow(@Nullable Node node) {
    for (Node one = node; one != null; one = one.getParent()) {
      if (one instanceof ListCell<?> cell) {
        return !cell.isEmpty();
      }
    }
    return false;
  }

  private void pickSelected() {
    T item = list.getSelectionModel().getSelectedItem();
    if (item != null) {
      popup.hide();
      picked.accept(item);
    }
  }

  private void tellHighlighted() {
    Optional<T> now = Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    if (!showing && !now.equals(highlighted)) {
      highlighted = now;
      highlightListener.accept(now);
    }
  }

  private void onKey(KeyEvent event) {
    untouched = false;
    switch (event.getCode()) {
      case DOWN -> move(1);
      case UP -> move(-1);
      case PAGE_DOWN -> move(page());
      case PAGE_UP -> move(-page());
      case ENTER -> pickSelected();
      case ESCAPE -> popup.hide();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void move(int by) {
    if (!found.isEmpty()) {
      int index = list.getSelectionModel().getSelectedIndex();
      int next = Math.clamp((long) index + by, 0, found.size() - 1);
      list.getSelectionModel().select(next);
      list.scrollTo(next);
    }
  }

  private int page() {
    return Math.max(1, (int) (list.getHeight() / ROW_HEIGHT) - 1);
  }

  /** The height of the list: of its rows, and within the window below a screen position. */
  private double height(Window window, double y) {
    double room = window.getY() + window.getHeight() - y - aroundList;
    double max = Math.clamp(Math.floor(room / ROW_HEIGHT), MIN_ROWS, maxRows) * ROW_HEIGHT;
    return Math.clamp(found.size() * ROW_HEIGHT + 4, Math.min(max, minRows * ROW_HEIGHT), max);
  }
}
