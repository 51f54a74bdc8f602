package topicscope.desk.distribution;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import topicscope.desk.widget.Hint;
import topicscope.desk.widget.Nodes;
import topicscope.signal.StateStatistics;

/** How much of the time a series was in each state, the longest first. For the JavaFX thread. */
final class StateRows extends GridPane {
  private static final double LONGEST_NAME = 140;

  private record Row(Label name, ProgressBar bar, Label share, Label count) {}

  private final List<Row> rows = new ArrayList<>();

  StateRows() {
    setId("distribution-states");
    getStyleClass().add("distribution-figures");
    ColumnConstraints bar = new ColumnConstraints();
    bar.setHgrow(Priority.ALWAYS);
    bar.setFillWidth(true);
    ColumnConstraints figure = new ColumnConstraints();
    figure.setHalignment(HPos.RIGHT);
    getColumnConstraints().addAll(new ColumnConstraints(), bar, figure, figure);
  }

  void show(List<StateStatistics.Share> shares) {
    double time = shares.stream().mapToLong(StateStatistics.Share::ms).sum();
    double count = shares.stream().mapToLong(StateStatistics.Share::count).sum();
    while (rows.size() < shares.size()) {
      add();
    }
    for (int i = 0; i < rows.size(); i++) {
      boolean used = i < shares.size();
      for (var node : getChildren().subList(4 * i, 4 * i + 4)) {
        node.setVisible(used);
        node.setManaged(used);
      }
      if (used) {
        StateStatistics.Share share = shares.get(i);
        // Samples of one moment take no time.
        double part = time > 0 ? share.ms() / time : share.count() / count;
        show(rows.get(i), share, part);
      }
    }
  }

  private static void show(Row row, StateStatistics.Share share, double part) {
    row.name().setText(share.state());
    Hint.set(row.name(), share.state());
    row.bar().setProgress(part);
    row.share().setText(DistributionText.percent(part, 1));
    row.count().setText(DistributionText.samples(share.count()));
    row.bar()
        .setAccessibleText(
            share.state()
                + ": "
                + row.share().getText()
                + " of the time, "
                + row.count().getText());
  }

  private void add() {
    Label name = Nodes.styled(new Label(), "plot-item-label");
    name.setMaxWidth(LONGEST_NAME);
    ProgressBar bar = new ProgressBar(0);
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setMinWidth(0);
    Row row =
        new Row(
            name,
            bar,
            Nodes.uncut(Nodes.styled(new Label(), "figure")),
            Nodes.uncut(Nodes.styled(new Label(), "text-muted", "figure")));
    int at = rows.size();
    rows.add(row);
    addRow(at, row.name(), row.bar(), row.share(), row.count());
  }
}
