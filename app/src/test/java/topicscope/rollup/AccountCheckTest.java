package topicscope.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import topicscope.decode.rollup.Account;

@DisplayName("The accounts of a partition")
class AccountCheckTest {
  private static Account account(long from, long to) {
    return new Account("fast", 1, 1_000, from, to, to - from, to - from, 0, 0, 0, 2, 0);
  }

  @Test
  @DisplayName("that join are well, in any order")
  void joined_areWell() {
    AccountCheck check =
        AccountCheck.of(List.of(account(7, 7), account(3, 7), account(0, 3), account(7, 9)));

    assertThat(check.faults()).isEmpty();
    assertThat(check.from()).isZero();
    assertThat(check.to()).isEqualTo(9);
    assertThat(check.received()).isEqualTo(9);
    assertThat(check.samples()).isEqualTo(8);
    assertThat(check.gaps()).isZero();
  }

  @Test
  @DisplayName("with a hole between them are not")
  void hole_isSaid() {
    assertThat(AccountCheck.of(List.of(account(0, 3), account(5, 9))).faults())
        .containsExactly("partition 1: no account has the offsets 3 to 4");
  }

  @Test
  @DisplayName("that overlap are not")
  void overlap_isSaid() {
    assertThat(AccountCheck.of(List.of(account(0, 5), account(3, 9), account(3, 9))).faults())
        .containsExactly(
            "partition 1: the offsets 3 to 4 are counted twice",
            "partition 1: the offsets 3 to 8 are counted twice");
  }

  @Test
  @DisplayName("whose sums don't close are not")
  void sums_mustClose() {
    Account wrong = new Account("fast", 1, 1_000, 0, 5, 5, 3, 1, 0, 0, 3, 0);

    assertThat(AccountCheck.of(List.of(wrong)).faults())
        .containsExactly("partition 1: the account of the offsets 0 to 4 does not add up");
  }
}
