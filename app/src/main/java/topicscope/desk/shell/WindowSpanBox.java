package topicscope.desk.shell;

import java.util.Comparator;
import java.util.Optional;
import javafx.beans.property.Property;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import topicscope.desk.model.WindowSpan;
import topicscope.desk.widget.DisplayConverter;

/** The box for the visible span of the focused plot. Owned by the JavaFX thread. */
final class WindowSpanBox extends ComboBox<WindowSpan> {
  private static final Comparator<WindowSpan> SHORTEST_FIRST =
      Comparator.comparing((WindowSpan choice) -> choice.points() == 0)
          .thenComparingInt(WindowSpan::points)
          .thenComparing(WindowSpan::span);

  private Optional<Property<WindowSpan>> followed = Optional.empty();
  private Subscription following = Subscription.EMPTY;

  WindowSpanBox() {
    setId("window-choice");
    setMinWidth(Region.USE_PREF_SIZE);
    setAccessibleText("Visible span");
    setTooltip(new Tooltip("Visible span (- more, + less)"));
    getItems().setAll(WindowSpan.ALL);
    setConverter(new DisplayConverter<>(WindowSpan::title));
    setOnShowing(event -> keepOneUnusual());
    valueProperty()
        .subscribe(now -> followed.filter(to -> now != null).ifPresent(to -> to.setValue(now)));
  }

  /** Shows and changes this property. */
  void follow(Property<WindowSpan> choice) {
    following.unsubscribe();
    followed = Optional.of(choice);
    following = choice.subscribe(this::choose);
  }

  /** Shows more (1) or less (-1). */
  void step(int by) {
    keepOneUnusual();
    int place = getItems().indexOf(getValue());
    getSelectionModel().select(Math.clamp(place + by, 0, getItems().size() - 1));
  }

  /** Before the list is used: while the value changes, the box still shows the former one. */
  private void keepOneUnusual() {
    getItems().removeIf(one -> !WindowSpan.ALL.contains(one) && !one.equals(getValue()));
  }

  /**
   * A combo box shows only its items: an unusual span is added, and before it becomes the value.
   * The box selects the item after an added one that is the value already.
   */
  private void choose(WindowSpan choice) {
    if (!getItems().contains(choice)) {
      int place = 0;
      while (place < getItems().size()
          && SHORTEST_FIRST.compare(getItems().get(place), choice) < 0) {
        place++;
      }
      getItems().add(place, choice);
    }
    setValue(choice);
  }
}
