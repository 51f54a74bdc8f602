package topicscope.desk.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.kafka.observe.TopicStatistics;

@Execution(CONCURRENT)
class TopicFactsTest {
  private static final long NOW = 1_764_000_000_000L;

  @Test
  @DisplayName("what is not known yet is '…', never a zero")
  void of_unknown_dots() {
    TopicFacts nothing = TopicFacts.of(Optional.empty(), NOW);
    assertThat(List.of(nothing.partitions(), nothing.rate(), nothing.records(), nothing.age()))
        .containsOnly("…");
    TopicFacts first =
        TopicFacts.of(
            Optional.of(
                new TopicStatistics(
                    3,
                    Double.NaN,
                    List.of(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    false)),
            NOW);
    assertThat(first).isEqualTo(new TopicFacts("3", "…", "…", "–", "…"));
  }

  @Test
  @DisplayName("numbers of records are short, and exact up to four digits")
  void count_allSizes() {
    assertThat(TopicFacts.count(0)).isEqualTo("0");
    assertThat(TopicFacts.count(9_999)).isEqualTo("9,999");
    assertThat(TopicFacts.count(15_234)).isEqualTo("15.2 k");
    assertThat(TopicFacts.count(999_999)).isEqualTo("1.0 M");
    assertThat(TopicFacts.count(1_523_412)).isEqualTo("1.5 M");
    assertThat(TopicFacts.count(153_000_000)).isEqualTo("153 M");
    assertThat(TopicFacts.count(Long.MAX_VALUE)).isEqualTo("9.2 E");
  }

  @Test
  @DisplayName("sizes on disk are short; without the right to know them there is a dash")
  void size_allSizes() {
    assertThat(TopicFacts.size(0)).isEqualTo("0 B");
    assertThat(TopicFacts.size(9_999)).isEqualTo("9,999 B");
    assertThat(TopicFacts.size(1_523_412)).isEqualTo("1.5 MB");
    assertThat(TopicFacts.of(Optional.of(known(5, OptionalLong.empty())), NOW).size())
        .isEqualTo("2.3 MB");
  }

  @Test
  @DisplayName("the age of the last record, also of none and of one ahead of the clock")
  void age_allSizes() {
    assertThat(TopicFacts.age(300)).isEqualTo("now");
    assertThat(TopicFacts.age(2_400)).isEqualTo("2 s");
    assertThat(TopicFacts.age(61_000)).isEqualTo("1 min");
    assertThat(TopicFacts.age(3_600_000)).isEqualTo("1 h");
    assertThat(TopicFacts.age(3 * 86_400_000L)).isEqualTo("3 d");
    assertThat(TopicFacts.age(4 * 366 * 86_400_000L)).isEqualTo("4 y");
    assertThat(TopicFacts.age(-300_000)).isEqualTo("ahead");
    assertThat(TopicFacts.of(Optional.of(known(0, OptionalLong.empty())), NOW).age())
        .isEqualTo("empty");
    assertThat(TopicFacts.of(Optional.of(known(5, OptionalLong.empty())), NOW).age())
        .isEqualTo("–");
  }

  @Test
  @DisplayName("the tooltip has the exact number and time, with the zone")
  void exact_numbersAndTime() {
    assertThat(TopicFacts.exact(known(1_523_412, OptionalLong.of(NOW)), ZoneId.of("UTC")))
        .isEqualTo(
            "1 partition\n1,523,412 records held (end minus begin offsets)\n"
                + "2,345,678 bytes on disk, one copy of each partition\n"
                + "last record 24 Nov 2025, 16:00:00 (UTC)");
  }

  private static TopicStatistics known(long records, OptionalLong last) {
    return new TopicStatistics(
        1, 0, List.of(), OptionalLong.of(records), last, OptionalLong.of(2_345_678), false);
  }
}
