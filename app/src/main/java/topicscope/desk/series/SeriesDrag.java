package topicscope.desk.series;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import topicscope.desk.model.Desk;
import topicscope.desk.model.Plot;

/** Drag and drop of a series from the series panel into another plot. */
public final class SeriesDrag {
  private static final PseudoClass TARGET = PseudoClass.getPseudoClass("drop-target");
  private static final String MIME = "application/x-topicscope-series";

  private SeriesDrag() {}

  /** Starts a drag. */
  static void begin(Node from, String series) {
    ClipboardContent content = new ClipboardContent();
    content.put(format(), series);
    from.startDragAndDrop(TransferMode.COPY).setContent(content);
  }

  /** Accepts drops of series on a node, for its plot. */
  public static void acceptOn(Node node, Desk desk, Plot plot) {
    node.setOnDragOver(event -> {
      if (isSeries(event) && desk.focusedProperty().get() != plot) {
        event.acceptTransferModes(TransferMode.COPY);
        node.pseudoClassStateChanged(TARGET, true);
        event.consume();
      }
    });
    node.setOnDragExited(event -> node.pseudoClassStateChanged(TARGET, false));
    node.setOnDragDropped(event -> {
      if (isSeries(event)) {
        desk.show(
            desk.focusedProperty().get(), (String) event.getDragboard().getContent(format()), plot);
        event.setDropCompleted(true);
        event.consume();
      }
    });
  }

  private static boolean isSeries(DragEvent event) {
    return event.getDragboard().hasContent(format());
  }

  /** Formats are global to the process; a second one with the same name is refused. */
  public static DataFormat format() {
    DataFormat known = DataFormat.lookupMimeType(MIME);
    return known == null ? new DataFormat(MIME) : known;
  }
}
