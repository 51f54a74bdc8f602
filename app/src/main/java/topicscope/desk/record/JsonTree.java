package topicscope.desk.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import topicscope.desk.widget.Nodes;

/** A JSON document as a tree: large parts are collapsed, each type has its colour. */
final class JsonTree extends TreeView<JsonTree.Entry> {
  private static final int MAX_EXPANDED = 20;

  /**
   * One value of the document.
   *
   * @param name the field name, or the index in an array
   */
  record Entry(String name, JsonNode node) {
    String text() {
      return switch (node.getNodeType()) {
        case OBJECT -> node.size() == 1 ? "{1 field}" : "{" + node.size() + " fields}";
        case ARRAY -> "[" + node.size() + "]";
        default -> node.toString();
      };
    }

    String style() {
      return switch (node.getNodeType()) {
        case OBJECT, ARRAY -> "json-size";
        case STRING -> "json-string";
        case NUMBER -> "json-number";
        default -> "json-word";
      };
    }
  }

  JsonTree() {
    setId("inspector-json-tree");
    getStyleClass().addAll("json-tree", "edge-to-edge");
    setAccessibleText("Value of the record, as a tree");
    setCellFactory(view -> new EntryCell());
  }

  /** Shows a document; empty for none. */
  void show(Optional<JsonNode> document) {
    setRoot(document.map(node -> item(new Entry("", node))).orElse(null));
    Optional.ofNullable(getRoot()).ifPresent(root -> root.setExpanded(true));
  }

  private static TreeItem<Entry> item(Entry entry) {
    TreeItem<Entry> item = new TreeItem<>(entry);
    JsonNode node = entry.node();
    if (node.isObject()) {
      node.properties()
          .forEach(
              field -> item.getChildren().add(item(new Entry(field.getKey(), field.getValue()))));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        item.getChildren().add(item(new Entry(Integer.toString(i), node.get(i))));
      }
    }
    item.setExpanded(node.size() <= MAX_EXPANDED);
    return item;
  }

  private static final class EntryCell extends TreeCell<Entry> {
    private final Label name = Nodes.uncut(Nodes.styled(new Label(), "json-name"));
    private final Label value = new Label();
    private final HBox box = Nodes.row("json-entry", name, value);

    @Override
    protected void updateItem(@Nullable Entry entry, boolean empty) {
      super.updateItem(entry, empty);
      if (empty || entry == null) {
        setGraphic(null);
        return;
      }
      name.setText(entry.name());
      name.setManaged(!entry.name().isEmpty());
      value.setText(entry.text());
      value.getStyleClass().removeIf(style -> style.startsWith("json-"));
      value.getStyleClass().add(entry.style());
      setAccessibleText(entry.name() + " " + entry.text());
      setGraphic(box);
    }
  }
}
