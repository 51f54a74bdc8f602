package topicscope.desk.widget;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Factory methods for nodes that many panels build alike. */
public final class Nodes {
  private Nodes() {}

  /** Gives a node an id and style classes. */
  public static <N extends Node> N named(String id, N node, String... styles) {
    node.setId(id);
    return styled(node, styles);
  }

  /** Gives a node style classes. */
  public static <N extends Node> N styled(N node, String... styles) {
    node.getStyleClass().addAll(styles);
    return node;
  }

  /** Never narrower than its content. */
  public static <R extends Region> R uncut(R region) {
    region.setMinWidth(Region.USE_PREF_SIZE);
    return region;
  }

  /** Takes no room while it is invisible. */
  public static <N extends Node> N collapsing(N node) {
    node.managedProperty().bind(node.visibleProperty());
    return node;
  }

  /** A button whose text is never cut; an underscore marks its mnemonic. */
  public static Button button(String id, String text, Runnable action) {
    Button button = uncut(named(id, new Button(text)));
    button.setOnAction(event -> action.run());
    return button;
  }

  /** A button with a cross. */
  public static Button cross(String about, String... styles) {
    Button button = styled(new Button("", new FontIcon(Feather.X)), styles);
    button.getStyleClass().addAll("button-icon", "flat", "small");
    button.setAccessibleText(about);
    return button;
  }

  /** A label in a muted colour whose text is never cut. */
  public static Label muted(String text) {
    return uncut(styled(new Label(text), "text-muted"));
  }

  /** A label of several lines, none of which is cut. */
  public static Label wrapping(String id, String... styles) {
    Label label = named(id, new Label(), styles);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /** A label for what is wrong; it takes no room while it is empty. */
  public static Label problem(String id, String... styles) {
    Label label = wrapping(id, styles);
    label.visibleProperty().bind(label.textProperty().isNotEmpty());
    return collapsing(label);
  }

  /** A text field. */
  public static TextField field(String id, String about, String prompt) {
    return field(new TextField(), id, about, prompt);
  }

  /** Prepares a text field that grows in a box or grid. */
  public static <F extends TextField> F field(F field, String id, String about, String prompt) {
    field.setId(id);
    field.setAccessibleText(about);
    field.setPromptText(prompt);
    HBox.setHgrow(field, Priority.ALWAYS);
    GridPane.setHgrow(field, Priority.ALWAYS);
    return field;
  }

  /** A box of choices that can't be typed into. */
  public static <T> ComboBox<T> choice(String id, String about, Function<T, String> words) {
    ComboBox<T> box = named(id, new ComboBox<>());
    box.setAccessibleText(about);
    box.setConverter(new DisplayConverter<>(words));
    return box;
  }

  /** Nodes side by side. */
  public static HBox row(String style, Node... nodes) {
    return styled(new HBox(nodes), style);
  }

  /** A menu item; its title has no mnemonic. */
  public static MenuItem item(String title, Runnable action) {
    MenuItem item = new MenuItem(title);
    item.setMnemonicParsing(false);
    item.setOnAction(event -> action.run());
    return item;
  }

  /**
   * A menu item with a key at its right end; the key is shown only, {@link Commands} handles it.
   */
  public static MenuItem item(String title, String key, Runnable action) {
    MenuItem item = item(title, action);
    item.setAccelerator(new ShownKey(key));
    return item;
  }

  /** A dense table whose last column takes the rest of the width. */
  public static <T> TableView<T> table(
      String id, String about, String placeholder, ObservableList<T> rows) {
    TableView<T> table = styled(named(id, new TableView<>(rows)), "dense", "edge-to-edge");
    table.setAccessibleText(about);
    table.setPlaceholder(new Label(placeholder));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
    VBox.setVgrow(table, Priority.ALWAYS);
    return table;
  }

  /** Whether a node and all that it lies in are visible. */
  public static boolean isShown(Node node) {
    return ancestors(node).allMatch(Node::isVisible);
  }

  /** Whether a node or something in it has the focus of its scene. */
  public static boolean holdsFocus(Node node) {
    return Optional.ofNullable(node.getScene()).map(Scene::getFocusOwner).stream()
        .flatMap(Nodes::ancestors)
        .anyMatch(node::equals);
  }

  /** A node and all that it lies in, up to the root. */
  static Stream<Node> ancestors(Node node) {
    return Stream.iterate(node, one -> one != null, Node::getParent);
  }

  /** Where a node is on the screen. */
  public static Bounds onScreen(Node node) {
    return node.localToScreen(node.getBoundsInLocal());
  }

  /** Puts a text on the clipboard. */
  public static void copy(String text) {
    Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
  }

  /** Asks for a file to open. */
  public static Optional<Path> chooseFile(String title, Window owner) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
  }

  /** A popup with one node; Escape or a click elsewhere closes it. */
  public static Popup popup(Node content, PopupWindow.AnchorLocation anchor) {
    Popup popup = new Popup();
    popup.setAutoHide(true);
    popup.setHideOnEscape(true);
    popup.setAnchorLocation(anchor);
    popup.getContent().add(content);
    return popup;
  }

  /** A table column of texts that can't be sorted. */
  public static <T> TableColumn<T, String> column(
      String title, double width, double minWidth, Function<T, String> text) {
    TableColumn<T, String> column = new TableColumn<>(title);
    column.setCellValueFactory(
        cell -> Bindings.createStringBinding(() -> text.apply(cell.getValue())));
    column.setPrefWidth(width);
    column.setMinWidth(minWidth);
    column.setSortable(false);
    return column;
  }
}
