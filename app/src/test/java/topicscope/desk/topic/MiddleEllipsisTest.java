package topicscope.desk.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.desk.topic.MiddleEllipsis.Part;
import topicscope.desk.widget.SearchWords;

/** Names cut to a width in which each character is 1 wide. */
@Execution(CONCURRENT)
class MiddleEllipsisTest {
  private static final String NAME =
      "com.example.platform.region-eu-central-1.checkout.orders-000017";

  @Test
  @DisplayName("a name that fits is whole")
  void fit_enoughRoom_whole() {
    assertThat(fit(NAME, NAME.length(), "")).isEqualTo(NAME);
  }

  @Test
  @DisplayName("a long name keeps its end and its beginning, and fills the room")
  void fit_littleRoom_endsStay() {
    assertThat(fit(NAME, 24, "")).hasSize(24).startsWith("com.e").endsWith("t.orders-000017");
    assertThat(fit(NAME, 12, "")).isEqualTo("com…s-000017");
  }

  @Test
  @DisplayName("a match of the search is never cut out, and is marked")
  void fit_matchInMiddle_shown() {
    SearchWords search = SearchWords.of("eu-central check");
    List<Part> parts = MiddleEllipsis.fit(NAME, 36, character -> 1, search.ranges(NAME), Set.of());
    assertThat(parts.stream().filter(Part::marked).map(Part::text))
        .containsExactly("eu-central", "check");
    assertThat(text(parts)).hasSizeLessThanOrEqualTo(36).endsWith("00017");
  }

  @Test
  @DisplayName("the words by which similar names differ are shown")
  void fit_differsInMiddle_wordsShown() {
    String name = "com.example.platform.region-eu-central-1.checkout.orders.v1";
    SharedBeginnings all =
        new SharedBeginnings(
            List.of(
                name,
                "com.example.platform.region-us-east-1.checkout.orders.v1",
                "com.example.platform.region-eu-central-1.billing.orders.v1"));
    assertThat(all.branches(name)).containsExactly(28, 41);
    assertThat(fit(name, 30, "", all.branches(name)))
        .contains("…eu…checkout")
        .startsWith("com")
        .endsWith("rders.v1");
  }

  @Test
  @DisplayName("an ellipsis replaces more than it takes room")
  void fit_oneCharacterTooMany_noEmptyGap() {
    assertThat(fit("abcdefghijklmnop", 15, "")).hasSize(15).contains("…");
    assertThat(fit("abcdefghijklmnop", 3, "")).isEqualTo("…op");
    assertThat(fit("abc", 0, "")).isEqualTo("…");
  }

  private static String fit(String name, int room, String typed) {
    return fit(name, room, typed, Set.of());
  }

  private static String fit(String name, int room, String typed, Set<Integer> branches) {
    return text(
        MiddleEllipsis.fit(
            name, room, character -> 1, SearchWords.of(typed).ranges(name), branches));
  }

  private static String text(List<Part> parts) {
    return parts.stream().map(Part::text).collect(Collectors.joining());
  }
}
