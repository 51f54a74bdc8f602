package topicscope.desk.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.desk.widget.SearchWords.Range;

@Execution(CONCURRENT)
class SearchWordsTest {
  @Test
  @DisplayName("all words must be in the text, in any order and any case")
  void best_severalWords_anyOrder() {
    assertThat(best("two mil", "two-million", "two-thousand", "MILLION.two"))
        .containsExactly("two-million", "MILLION.two");
    assertThat(best("MIL Two", "two-million", "two-thousand")).containsExactly("two-million");
    assertThat(best("  ", "b", "a")).containsExactly("b", "a");
  }

  @Test
  @DisplayName("the text itself comes first, then whole words, beginnings, and other ranges")
  void best_matchesOfAllKinds_bestFirst() {
    assertThat(best("cpu", "hiccpus", "my-cpus", "host.cpu.load", "cpu"))
        .containsExactly("cpu", "host.cpu.load", "my-cpus", "hiccpus");
    assertThat(best("svc 13", "svc-213", "svc-130", "svc-13", "svc13"))
        .containsExactly("svc-13", "svc13", "svc-130", "svc-213");
    assertThat(best("rate", "inflatedRates", "HeartRate"))
        .containsExactly("HeartRate", "inflatedRates");
  }

  @Test
  @DisplayName("matches that are alike stay in their order")
  void best_alike_keepOrder() {
    assertThat(best("a", "z.a", "b.a", "m.a")).containsExactly("z.a", "b.a", "m.a");
  }

  @Test
  @DisplayName("a word is marked where it matches best")
  void places_severalOccurrences_bestOne() {
    assertThat(SearchWords.of("load cpu").ranges("hiccpu.cpu-load"))
        .containsExactly(new Range(7, 10), new Range(11, 15));
    assertThat(SearchWords.of("cpu x").ranges("cpu")).isEmpty();
  }

  private static List<String> best(String typed, String... names) {
    return SearchWords.of(typed).best(List.of(names), Function.identity());
  }
}
