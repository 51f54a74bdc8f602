package topicscope.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DecodeBudgetTest {
  private static final long MS = 1_000_000;

  private long now;
  private int looks;
  private final DecodeBudget budget =
      new DecodeBudget(() -> {
        looks++;
        return now;
      });

  @Test
  @DisplayName("a record may hold as many values as it has bytes, however long that takes")
  void take_asManyAsBytes_clockIsNotRead() throws MalformedRecordException {
    budget.begin(1 << 20);
    for (int i = 0; i < 1 << 20; i++) {
      now += MS;
      budget.take(1);
    }
    assertThat(looks).isZero();
    assertThat(budget.items()).isEqualTo(1 << 20);
    assertThat(budget.isExceeded()).isFalse();
  }

  @Test
  @DisplayName("further values may take 50 ms together, both times that the record is read")
  void take_moreThanBytes_clockRuns() throws MalformedRecordException {
    budget.begin(100);
    budget.take(20_000);
    now += 30 * MS;
    budget.take(20_000);
    budget.rewind();
    now += 19 * MS;
    budget.take(20_000);
    assertThat(budget.items()).isEqualTo(20_000);
    now += 2 * MS;
    assertThatThrownBy(() -> budget.take(20_000)).hasMessage("more than 50 ms to decode");
    assertThat(budget.isExceeded()).isTrue();

    budget.begin(100);
    assertThat(budget.isExceeded()).isFalse();
    assertThatCode(() -> budget.take(20_000)).doesNotThrowAnyException();
  }

  @Test
  @DisplayName("the number of values is bounded, also if one count claims them all")
  void take_tooMany_isRefused() throws MalformedRecordException {
    budget.begin(1 << 20);
    budget.take(DecodeBudget.MAX_ITEMS);
    assertThatThrownBy(() -> budget.take(1 << 14))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessage("more than 4,194,304 values in one record");
    budget.begin(1 << 20);
    assertThatThrownBy(() -> budget.take(Long.MAX_VALUE))
        .hasMessage("more than 4,194,304 values in one record");
  }

  @Test
  @DisplayName("the bytes of all inflated parts count together, and again for each reading")
  void inflate_parts_addUp() throws MalformedRecordException {
    budget.begin(10);
    budget.inflate(10 << 20);
    assertThat(budget.inflatable()).isEqualTo(6 << 20);
    assertThatThrownBy(() -> budget.inflate((6 << 20) | 1))
        .hasMessage("inflates to more than 16 MiB");
    budget.rewind();
    assertThatCode(() -> budget.inflate(16 << 20)).doesNotThrowAnyException();
  }
}
