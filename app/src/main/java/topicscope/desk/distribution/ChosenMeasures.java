package topicscope.desk.distribution;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import topicscope.signal.measure.Measure;

/**
 * Which measures a window shows.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class ChosenMeasures {
  /** What is shown until the user chooses otherwise. */
  static final Set<Measure> USUAL =
      Collections.unmodifiableSet(
          EnumSet.of(
              Measure.COUNT,
              Measure.MIN,
              Measure.MAX,
              Measure.MEAN,
              Measure.MEDIAN,
              Measure.P95,
              Measure.P99,
              Measure.DEVIATION,
              Measure.CHANGE,
              Measure.FREQUENCY));

  private final ReadOnlyObjectWrapper<Set<Measure>> chosen = new ReadOnlyObjectWrapper<>(USUAL);

  /** The usual ones. */
  public ChosenMeasures() {}

  /** What is shown; each set is unmodifiable, and in the order of the table. */
  ReadOnlyObjectProperty<Set<Measure>> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /** Shows a measure, or no longer. */
  void choose(Measure measure, boolean shown) {
    Set<Measure> next = EnumSet.noneOf(Measure.class);
    next.addAll(chosen.get());
    if (shown) {
      next.add(measure);
    } else {
      next.remove(measure);
    }
    chosen.set(Collections.unmodifiableSet(next));
  }

  /** The ids of what is shown; empty for the usual. */
  public Optional<List<String>> ids() {
    return chosen.get().equals(USUAL)
        ? Optional.empty()
        : Optional.of(chosen.get().stream().map(Measure::id).toList());
  }

  /** Shows the measures of ids, or the usual ones; ids that are unknown are left out. */
  public void show(Optional<List<String>> ids) {
    Set<Measure> next = EnumSet.noneOf(Measure.class);
    ids.ifPresentOrElse(
        all -> all.forEach(id -> Measure.of(id).ifPresent(next::add)), () -> next.addAll(USUAL));
    chosen.set(Collections.unmodifiableSet(next));
  }
}
