package topicscope.transform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import topicscope.signal.SampleBatch;
import topicscope.signal.SeriesSet;

class RollupTransformTest {
  private static final long BASE = 1_700_000_000_000L;

  private final SeriesSet set = new SeriesSet(1_000);
  private final TransformRunner runner = new TransformRunner(set);

  @Test
  @DisplayName("what needs all samples says that of a roll-up it has seen some")
  void remark_ofRollup_isSaid() {
    SampleBatch batch = new SampleBatch();
    batch.add(BASE, 1, 0, 0);
    batch.rest(9, 9);
    set.series("a").buffer().append(batch);
    assertThat(remark("mean(a, 1s)"))
        .isEqualTo(
            "of the first, lowest, highest and last samples of each interval of the roll-up");
    assertThat(remark("max(a, 1s)")).isEmpty();
    batch.clear();
    batch.add(BASE, 1, 0, 0);
    set.series("b").buffer().append(batch);
    assertThat(remark("mean(b, 1s)")).isEmpty();
  }

  private String remark(String text) {
    runner.add(Transform.parse(text));
    runner.step(BASE);
    return runner.all().getLast().remark();
  }
}
