package topicscope.decode.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicscope.decode.RecordView;

class FormatChangeDetectorTest {
  private final FormatChangeDetector detector = new FormatChangeDetector();
  private final RecordView view = new RecordView();
  private int number;

  @Test
  @DisplayName("each search without a result doubles the number of failures before the next")
  void add_searchesWithoutResult_areRarer() {
    List<Integer> searches = new ArrayList<>();
    for (int i = 1; i <= 8 + 16 + 32 + 64; i++) {
      if (add()) {
        searches.add(i);
        detector.searchLater();
      }
    }
    assertThat(searches).containsExactly(8, 24, 56, 120);
  }

  @Test
  @DisplayName("a search with a result starts again at eight failures")
  void solved_startsAgain() {
    assertThat(failuresUntilSearch()).isEqualTo(8);
    detector.searchLater();
    assertThat(failuresUntilSearch()).isEqualTo(16);
    detector.solved();
    assertThat(failuresUntilSearch()).isEqualTo(8);
  }

  @ParameterizedTest
  @CsvSource({
    // decoded records after each failure, whether the eighth failure starts a search
    "0, true",
    "5, true",
    "6, false",
    "1000, false"
  })
  @DisplayName("failures of fewer than one in six records start no new search")
  void add_rareFailures_startNoSearch(int decodedBetween, boolean search) {
    detector.decoded();
    boolean started = false;
    for (int i = 0; i < 8; i++) {
      started = add();
      for (int n = 0; n < decodedBetween && i < 7; n++) {
        detector.decoded();
      }
    }
    assertThat(started).isEqualTo(search);
  }

  @Test
  @DisplayName("records decoded before the first failure do not count")
  void add_longHistory_isIgnored() {
    for (int i = 0; i < 1_000_000; i++) {
      detector.decoded();
    }
    assertThat(failuresUntilSearch()).isEqualTo(8);
  }

  @Test
  @DisplayName("the values since the last search are kept")
  void samples_holdValuesSinceLastSearch() {
    failuresUntilSearch();
    assertThat(samples()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7");
    detector.searchLater();
    assertThat(samples()).isEmpty();
    add();
    assertThat(samples()).containsExactly("8");
  }

  private int failuresUntilSearch() {
    int failures = 1;
    while (!add()) {
      failures++;
    }
    return failures;
  }

  private List<String> samples() {
    return detector.samples().stream().map(value -> new String(value, UTF_8)).toList();
  }

  private boolean add() {
    byte[] value = Integer.toString(number++).getBytes(UTF_8);
    return detector.add(view.at(0, 0, 0, 0).value(value, 0, value.length));
  }
}
