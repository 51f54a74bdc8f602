package topicscope.desk.series;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import topicscope.desk.widget.Nodes;

/**
 * The field that filters the table of series, how many series match, and what an empty table says.
 * Owned by the JavaFX thread.
 */
final class SeriesFilter {
  private static final String PROMPT = "Filter by name";

  private final TextField field = Nodes.field("series-filter", "Filter series by name", PROMPT);
  private final Label count = Nodes.uncut(Nodes.named("series-count", new Label(), "text-muted"));
  private final Label noMatch = Nodes.named("series-no-match", new Label());
  private final Label nothing = new Label("No numbers yet");
  private final HBox noMatchLine;

  /**
   * @param changed called after each change of the text
   */
  SeriesFilter(Runnable changed) {
    Button clear = Nodes.cross("Clear the filter");
    clear.setId("series-filter-clear");
    clear.setOnAction(event -> field.clear());
    noMatchLine = Nodes.row("no-match", noMatch, clear);
    field.textProperty().addListener((property, before, now) -> changed.run());
  }

  TextField field() {
    return field;
  }

  Label count() {
    return count;
  }

  /** The text; empty if there is no filter. */
  String text() {
    return field.getText().strip();
  }

  /** Shows how many series match; returns what the table shows while it is empty. */
  Node show(int matching, int all) {
    field.setPromptText(all == 0 ? PROMPT : String.format(Locale.ROOT, "Filter %,d series", all));
    count.setText(text().isEmpty() ? "" : String.format(Locale.ROOT, "%,d of %,d", matching, all));
    noMatch.setText("No series matches '" + text() + "'");
    return all == 0 || text().isEmpty() ? nothing : noMatchLine;
  }
}
