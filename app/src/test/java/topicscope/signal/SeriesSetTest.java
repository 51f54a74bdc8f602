package topicscope.signal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeriesSetTest {
  private final SeriesSet set = new SeriesSet(100);

  @Test
  void series_sameName_isTheSame() {
    Series cpu = set.series("cpu");
    assertThat(set.series("memory")).isNotSameAs(cpu);
    assertThat(set.series("cpu")).isSameAs(cpu);
    assertThat(set.all()).extracting(Series::name).containsExactly("cpu", "memory");
    assertThat(cpu.buffer().capacity()).isEqualTo(100);
  }

  @Test
  void all_takenBefore_doesNotGrow() {
    set.series("cpu");
    var before = set.all();
    set.series("memory");
    assertThat(before).hasSize(1);
  }

  @Test
  void version_changed_differs() {
    long before = set.version();
    set.changed();
    assertThat(set.version()).isNotEqualTo(before);
  }
}
