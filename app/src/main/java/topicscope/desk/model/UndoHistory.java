package topicscope.desk.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What can be undone, the last first. At most {@value #MAX} steps are held; beyond that the oldest
 * goes.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class UndoHistory {
  static final int MAX = 50;

  private final Deque<Step> steps = new ArrayDeque<>();
  private final ReadOnlyObjectWrapper<Optional<Step>> last =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /**
   * One step of the user.
   *
   * @param done what has been done, as a message: {@code Closed plot 2 (cpu)}
   * @param name what undoing it takes back, after "Undo: ": {@code close plot 2}
   * @param undo takes it back; steps are undone in reverse order only
   */
  public record Step(String done, String name, Runnable undo) {}

  /** Adds a step that has been done. */
  public void add(Step step) {
    steps.addLast(step);
    if (steps.size() > MAX) {
      steps.removeFirst();
    }
    last.set(Optional.of(step));
  }

  /** The step that is undone next; empty if there is none. */
  public ReadOnlyObjectProperty<Optional<Step>> lastProperty() {
    return last.getReadOnlyProperty();
  }

  /**
   * Undoes the last step.
   *
   * @return that step; empty if there was none
   */
  public Optional<Step> undo() {
    Optional<Step> step = Optional.ofNullable(steps.pollLast());
    last.set(Optional.ofNullable(steps.peekLast()));
    step.ifPresent(one -> one.undo().run());
    return step;
  }

  /** Forgets all steps: what they belong to is gone. */
  public void clear() {
    steps.clear();
    last.set(Optional.empty());
  }
}
