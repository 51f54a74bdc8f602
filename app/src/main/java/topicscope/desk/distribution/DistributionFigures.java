package topicscope.desk.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import topicscope.desk.widget.Hint;
import topicscope.desk.widget.Nodes;

/** The figures of a distribution, in two columns. For the JavaFX thread. */
final class DistributionFigures extends GridPane {
  private static final double BETWEEN = 24;

  private record Figure(
      String id, String name, String about, Function<SeriesDistribution, String> text) {}

  private static final List<Figure> FIGURES =
      List.of(
          new Figure(
              "count",
              "count",
              "How many samples these are",
              of -> String.format(Locale.ROOT, "%,d", of.values().count())),
          new Figure("min", "min", "The lowest value", of -> value(of, of.values().min())),
          new Figure("max", "max", "The highest value", of -> value(of, of.values().max())),
          new Figure("mean", "mean", "The arithmetic mean", of -> value(of, of.values().mean())),
          new Figure(
              "median",
              "median",
              "The value in the middle: half of the values are no higher",
              of -> value(of, of.values().median())),
          new Figure(
              "p95", "p95", "95 % of the values are no higher", of -> value(of, of.values().p95())),
          new Figure(
              "p99", "p99", "99 % of the values are no higher", of -> value(of, of.values().p99())),
          new Figure(
              "deviation",
              "std dev",
              "The standard deviation of these values from their mean",
              of -> value(of, of.values().deviation())));

  private final List<Label> values = new ArrayList<>();

  DistributionFigures() {
    setId("distribution-figures");
    getStyleClass().add("distribution-figures");
    int rows = FIGURES.size() / 2;
    for (int i = 0; i < FIGURES.size(); i++) {
      Figure figure = FIGURES.get(i);
      Label name = Nodes.muted(figure.name());
      Label value = Nodes.uncut(Nodes.named("distribution-" + figure.id() + "-value", new Label()));
      Hint.set(name, figure.about());
      Hint.set(value, figure.about());
      name.setLabelFor(value);
      values.add(value);
      int column = i / rows * 3;
      add(name, column, i % rows);
      add(value, column + 1, i % rows);
    }
    ColumnConstraints figure = new ColumnConstraints();
    figure.setHalignment(HPos.RIGHT);
    figure.setHgrow(Priority.ALWAYS);
    getColumnConstraints()
        .addAll(
            new ColumnConstraints(),
            figure,
            new ColumnConstraints(BETWEEN),
            new ColumnConstraints(),
            figure);
  }

  void show(SeriesDistribution of) {
    for (int i = 0; i < FIGURES.size(); i++) {
      values.get(i).setText(FIGURES.get(i).text().apply(of));
    }
  }

  private static String value(SeriesDistribution of, double value) {
    return DistributionText.value(value, of);
  }
}
