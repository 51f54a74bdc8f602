package topicscope.desk.series;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import topicscope.desk.widget.NoMatch;
import topicscope.desk.widget.Nodes;

/**
 * The field that filters the table of series, how many series match, and what an empty table says.
 * Owned by the JavaFX thread.
 */
final class SeriesFilter {
  private static final String PROMPT = "Filter by name";

  private final TextField field = Nodes.field("series-filter", "Filter series by name", PROMPT);
  private final Label count = Nodes.uncut(Nodes.named("series-count", new Label(), "text-muted"));
  private final NoMatch noMatch = new NoMatch("series-no-match", "series", field);
  private final Label nothing = new Label("No numbers yet");

  /**
   * @param changed called after each change of the text
   */
  SeriesFilter(Runnable changed) {
    field.textProperty().addListener((property, before, now) -> changed.run());
  }

  TextField field() {
    return field;
  }

  /** Removes the filter. */
  void clear() {
    field.clear();
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
    return all == 0 || text().isEmpty() ? nothing : noMatch;
  }
}
