package topicscope.desk.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicscope.kafka.observe.GroupStanding;

/** Whether the lag of a group rises or falls, in words. */
class GroupTrendsTest {
  private static final TopicPartition PARTITION = new TopicPartition("t", 0);

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
        "g", "Stable", 1, Map.of(PARTITION, 100L), Map.of(PARTITION, 100 + lag), Optional.empty());
  }
}
