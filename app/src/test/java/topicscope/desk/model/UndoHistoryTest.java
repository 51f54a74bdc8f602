package topicscope.desk.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UndoHistoryTest {
  private final List<Integer> undone = new ArrayList<>();
  private final UndoHistory history = new UndoHistory();

  @Test
  @DisplayName("the last 50 steps are undone, the last first")
  void undo_manySteps_lastFirst() {
    for (int i = 0; i < 60; i++) {
      int number = i;
      history.add(new UndoHistory.Step("Did " + i, "do " + i, () -> undone.add(number)));
    }
    assertThat(history.lastProperty().get()).map(UndoHistory.Step::name).contains("do 59");
    while (history.undo().isPresent()) {
      assertThat(undone).hasSizeLessThanOrEqualTo(UndoHistory.MAX);
    }
    assertThat(undone).hasSize(UndoHistory.MAX).startsWith(59, 58).endsWith(10);
    assertThat(history.lastProperty().get()).isEmpty();
  }

  @Test
  @DisplayName("after clear there is nothing to undo")
  void clear_nothingToUndo() {
    history.add(new UndoHistory.Step("Did it", "do it", () -> undone.add(1)));
    history.clear();
    assertThat(history.undo()).isEqualTo(Optional.empty());
    assertThat(undone).isEmpty();
  }
}
