package topicscope.desk.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicscope.kafka.observe.GroupStanding;
import topicscope.kafka.observe.PartitionLag;

/** Whether the lag of a group rises or falls, in words. */
class GroupTrendsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0    | 0    | 20 | caught up",
        "500  | 505  | 20 | steady",
        "500  | 2500 | 20 | rising 100/s",
        "3000 | 1000 | 20 | falling 100/s, 10 s left",
        "100  | 0    | 20 | caught up",
        "500  | 2500 | 5  | ''"
      })
  @DisplayName("says what the lag does, once it is known for long enough")
  void text_twoLags(long first, long last, int seconds, String text) {
    GroupTrends trends = new GroupTrends();
    trends.take(List.of(group(first)), 0);
    trends.take(List.of(group(last)), seconds * 1_000_000_000L);

    assertThat(trends.text("g")).isEqualTo(text);
  }

  private static GroupStanding group(long lag) {
    return new GroupStanding(
        "g",
        "Stable",
        1,
        List.of(new PartitionLag("t", 0, 100, OptionalLong.of(100 + lag))),
        Optional.empty());
  }
}
