package topicscope.desk.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.desk.topic.TopicListing.Section;
import topicscope.kafka.observe.TopicStatistics;

/** The order of the dropdown, with 10,000 topics. */
@Execution(CONCURRENT)
class TopicListingTest {
  private static final List<String> TOPICS =
      IntStream.range(0, 10_000)
          .mapToObj(i -> "com.example.team-%d.svc-%d.events-%05d".formatted(i % 7, i % 100, i))
          .sorted()
          .toList();
  private static final String RECENT = "com.example.team-6.svc-13.events-00013";
  private static final String ACTIVE = "com.example.team-3.svc-50.events-09950";

  private final TopicListing listing = new TopicListing();

  @Test
  @DisplayName("recent topics come first, then active ones, then all others by name")
  void all_sections_inOrder() {
    offer();
    assertThat(listing.all()).startsWith(RECENT, ACTIVE, TOPICS.getFirst()).hasSize(10_000);
    assertThat(listing.section(RECENT)).isEqualTo(Section.RECENT);
    assertThat(listing.section(ACTIVE)).isEqualTo(Section.ACTIVE);
    assertThat(listing.section(TOPICS.getFirst())).isEqualTo(Section.OTHERS);
  }

  @Test
  @DisplayName("several words find their topics, the best matches first, recent before others")
  void find_severalWords_bestFirst() {
    offer();
    List<String> found = listing.find("13 svc");
    assertThat(found).startsWith(RECENT);
    assertThat(found.subList(0, 100)).allMatch(topic -> topic.contains(".svc-13."));
    assertThat(found).contains("com.example.team-6.svc-32.events-00132");
    assertThat(listing.find("09950 TEAM-3")).containsExactly(ACTIVE);
    assertThat(listing.find("09950 team-2")).isEmpty();
    assertThat(listing.find("")).hasSize(10_000);
  }

  @Test
  @DisplayName("figures that arrive change the order only when it is arranged")
  void take_newFigures_orderStays() {
    offer();
    List<String> before = listing.all();
    String other = TOPICS.get(5_000);

    listing.take(Map.of(other, statistics(true)));
    listing.offer(TOPICS, List.of());
    assertThat(listing.all()).isEqualTo(before);

    listing.arrange();
    assertThat(listing.all()).startsWith(RECENT, other, TOPICS.getFirst());
  }

  @Test
  @DisplayName("topics that are created or deleted meanwhile come and go; the others stay")
  void offer_newTopic_inPlace() {
    offer();
    listing.offer(
        IntStream.range(0, 10_001).mapToObj(i -> i == 0 ? "aaa" : TOPICS.get(i - 1)).toList(),
        List.of());
    assertThat(listing.all()).startsWith(RECENT, ACTIVE, "aaa", TOPICS.getFirst());
    listing.offer(List.of(ACTIVE), List.of());
    assertThat(listing.all()).containsExactly(ACTIVE);
  }

  @Test
  @DisplayName("Kafka's own topics come last, and only if they are wanted or were picked")
  void internal_shownWhenWanted_last() {
    listing.offer(List.of("a", "b"), List.of("__consumer_offsets", "__transaction_state"));
    listing.arrange();
    assertThat(listing.all()).containsExactly("a", "b");
    listing.showInternal(true);
    assertThat(listing.all())
        .containsExactly("a", "b", "__consumer_offsets", "__transaction_state");
    listing.showInternal(false);
    listing.remember(List.of("__consumer_offsets"));
    listing.arrange();
    assertThat(listing.all()).containsExactly("__consumer_offsets", "a", "b");
  }

  @Test
  @DisplayName("what is known stays known when the list is closed, except for rates")
  void keepStatistics_withoutRates() {
    offer();
    listing.keepStatistics();
    assertThat(listing.statistics(ACTIVE))
        .hasValueSatisfying(known -> {
          assertThat(known.recordsPerSecond()).isNaN();
          assertThat(known.records()).isEqualTo(OptionalLong.of(7));
        });
    listing.forget();
    assertThat(listing.statistics(ACTIVE)).isEmpty();
  }

  @Test
  @DisplayName("sorted by a figure the greatest come first, what is unknown last, and names after")
  void sortBy_figure_greatestFirst() {
    listing.offer(List.of("a", "b", "c", "d"), List.of());
    listing.take(Map.of("b", sized(10), "d", sized(300), "a", statistics(true)));
    listing.sortBy(TopicOrder.BYTES);
    assertThat(listing.all()).containsExactly("d", "b", "a", "c");

    listing.sortBy(TopicOrder.USUAL);
    assertThat(listing.all()).containsExactly("a", "b", "c", "d");
  }

  private static TopicStatistics sized(long bytes) {
    return statistics(false).withBytes(OptionalLong.of(bytes));
  }

  private void offer() {
    listing.offer(TOPICS, List.of());
    listing.remember(List.of("gone", RECENT));
    listing.take(Map.of(ACTIVE, statistics(true), TOPICS.getFirst(), statistics(false)));
    listing.arrange();
  }

  private static TopicStatistics statistics(boolean active) {
    return new TopicStatistics(
        1,
        5,
        List.of(5.0, 5.0),
        OptionalLong.of(7),
        OptionalLong.of(1),
        OptionalLong.empty(),
        active);
  }
}
