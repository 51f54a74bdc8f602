package topicscope.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;

/** A password that is changed on the broker while plots are live. */
@ExtendWith(SharedSecuredBroker.class)
@Execution(CONCURRENT)
class ChangedPasswordTest {
  @Test
  @DisplayName(
      "a plot that is opened, and connections that are cut, don't lock the account: the broker"
          + " counts at most two refused logins, live plot and picker or not")
  void passwordChanged_livePlot_isNotTriedAgainAndAgain(CauseMatrix matrix) {
    CauseCheck.Refusals refusals = CauseCheck.changePassword(matrix, 6);

    assertThat(refusals.cause()).contains("wrong user or password");
    assertThat(refusals.opened()).isEqualTo(1);
    assertThat(refusals.total()).isLessThanOrEqualTo(2);
  }
}
