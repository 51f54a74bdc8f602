package topicscope.desk.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.signal.measure.Measure;

@Execution(CONCURRENT)
class ChosenMeasuresTest {
  private final ChosenMeasures chosen = new ChosenMeasures();

  @Test
  @DisplayName("the usual ones are kept as no choice, so that later ones may be others")
  void ids_usual_areNone() {
    assertThat(chosen.ids()).isEmpty();
    chosen.choose(Measure.RMS, true);
    assertThat(chosen.ids().orElseThrow()).contains("rms", "count");
    chosen.choose(Measure.RMS, false);
    assertThat(chosen.ids()).isEmpty();
  }

  @Test
  @DisplayName("a choice comes back in the order of the table, without ids that are unknown")
  void show_ids_areInOrder() {
    chosen.show(Optional.of(List.of("period", "of a later version", "rms")));
    assertThat(chosen.ids()).contains(List.of("rms", "period"));
    assertThat(chosen.chosenProperty().get()).containsExactly(Measure.RMS, Measure.PERIOD);
    chosen.show(Optional.empty());
    assertThat(chosen.chosenProperty().get()).isEqualTo(ChosenMeasures.USUAL);
  }

  @Test
  @DisplayName("choosing none is a choice, too")
  void show_none_isKept() {
    chosen.show(Optional.of(List.of()));
    assertThat(chosen.ids()).contains(List.of());
  }
}
