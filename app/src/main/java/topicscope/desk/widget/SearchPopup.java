package topicscope.desk.widget;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/**
 * A popup with a searchable list: typing filters, Up and Down move, Enter or a click picks, Escape
 * closes. It follows changes of its items and is fast with 10,000 of them.
 */
public final class SearchPopup<T> {
  private static final double ROW_HEIGHT = 32;
  private static final int MAX_ROWS = 12;
  private static final double AROUND_LIST = 54;

  private final Function<T, String> words;
  private final Consumer<T> picked;
  private final FilteredList<T> matching;
  private final ListView<T> list;
  private final DoubleProperty maxHeight = new SimpleDoubleProperty(MAX_ROWS * ROW_HEIGHT);
  private final TextField search = Nodes.field("", "Search", "Type to search");
  private final VBox box = new VBox(search);
  private final Popup popup = Nodes.popup(box, PopupWindow.AnchorLocation.CONTENT_TOP_LEFT);

  /**
   * A closed popup.
   *
   * @param name style class, and prefix of the ids of its nodes
   * @param words the text that is searched and shown
   */
  public SearchPopup(
      String name, ObservableList<T> items, Function<T, String> words, Consumer<T> picked) {
    this.words = words;
    this.picked = picked;
    this.matching = new FilteredList<>(items);
    this.list = new ListView<>(matching);
    search.setId(name + "-search");
    search.textProperty().addListener((property, old, text) -> narrow(text));
    search.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    list.setId(name + "-list");
    list.getStyleClass().add("edge-to-edge");
    list.setFocusTraversable(false);
    list.setAccessibleText("Matches");
    list.setPlaceholder(new Label("No matches"));
    list.setFixedCellSize(ROW_HEIGHT);
    list.setCellFactory(view -> new WordsCell());
    list.prefHeightProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> Math.clamp(matching.size() * ROW_HEIGHT + 4, 2 * ROW_HEIGHT, maxHeight.get()),
                Bindings.size(matching),
                maxHeight));
    list.setOnMouseClicked(event -> {
      if (event.getButton() == MouseButton.PRIMARY) {
        pickSelected();
      }
    });
    box.getStyleClass().addAll("search-popup", name + "-popup");
    box.getChildren().add(list);
  }

  /** Replaces the default cells. */
  public void setCells(Supplier<ListCell<T>> cells) {
    list.setCellFactory(view -> cells.get());
  }

  /** Sets a listener that is called after each close. */
  public void setOnHidden(Runnable listener) {
    popup.setOnHidden(event -> listener.run());
  }

  /** Opens at a screen position, with an empty search. */
  public void open(Node owner, double x, double y, double width) {
    box.setPrefWidth(width);
    maxHeight.set(maxHeightIn(owner.getScene().getWindow(), y));
    search.clear();
    narrow("");
    popup.show(owner, x, y);
    search.requestFocus();
  }

  /** Selects an item and scrolls to it, if it is in the list. */
  public void select(T item) {
    if (matching.contains(item)) {
      list.getSelectionModel().select(item);
      list.scrollTo(item);
    }
  }

  private void pickSelected() {
    T item = list.getSelectionModel().getSelectedItem();
    if (item != null) {
      popup.hide();
      picked.accept(item);
    }
  }

  private void narrow(String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    matching.setPredicate(item -> words.apply(item).toLowerCase(Locale.ROOT).contains(wanted));
    list.getSelectionModel().selectFirst();
  }

  private void onKey(KeyEvent event) {
    switch (event.getCode()) {
      case DOWN -> list.getSelectionModel().selectNext();
      case UP -> list.getSelectionModel().selectPrevious();
      case ENTER -> pickSelected();
      case ESCAPE -> popup.hide();
      default -> {
        return;
      }
    }
    list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex()));
    event.consume();
  }

  /** The height of the list that the window has below a screen position. */
  private static double maxHeightIn(Window window, double y) {
    double room = window.getY() + window.getHeight() - y - AROUND_LIST;
    return Math.clamp(
        Math.floor(room / ROW_HEIGHT) * ROW_HEIGHT, 4 * ROW_HEIGHT, MAX_ROWS * ROW_HEIGHT);
  }

  private final class WordsCell extends ListCell<T> {
    @Override
    protected void updateItem(T item, boolean empty) {
      super.updateItem(item, empty);
      setText(empty ? null : words.apply(item));
    }
  }
}
