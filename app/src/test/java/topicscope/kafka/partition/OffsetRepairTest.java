package topicscope.kafka.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OffsetRepairTest {
  static Stream<Arguments> cases() {
    return Stream.of(
        Arguments.of("inside the log", 5, 0, 10, new OffsetRepair.None()),
        Arguments.of("at its beginning", 5, 5, 10, new OffsetRepair.None()),
        Arguments.of("at its end", 10, 5, 10, new OffsetRepair.None()),
        Arguments.of("retention went past it", 4, 5, 10, new OffsetRepair.Expired(5)),
        Arguments.of("the log was rolled back", 11, 5, 10, new OffsetRepair.RolledBack(10)),
        Arguments.of("the log is empty now", 11, 0, 0, new OffsetRepair.RolledBack(0)));
  }

  @ParameterizedTest(name = "{0}: {4}")
  @MethodSource("cases")
  void of_position_asInTheTable(
      String name, long position, long begin, long end, OffsetRepair expected) {
    assertThat(OffsetRepair.of(position, begin, end)).isEqualTo(expected);
  }
}
