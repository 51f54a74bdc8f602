package topicscope.desk.topic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import topicscope.desk.widget.SearchWords;
import topicscope.kafka.observe.TopicStatistics;

/**
 * The topics of a cluster in the order of a list: recent ones first, then active ones, then the
 * others by name, and Kafka's own at the end if they are shown. A search puts the best matches
 * first; matches that are alike stay in that order.
 *
 * <p>Which topics are recent and active is decided by {@link #arrange()} only, so that the order
 * stays the same while the list is looked at. Needs no toolkit. Owned by the JavaFX thread.
 */
final class TopicListing {
  private static final int MAX_RECENT = 8;

  /** The parts of the list, in their order. */
  enum Section {
    RECENT("Recent"),
    ACTIVE("Active"),
    OTHERS("All"),
    INTERNAL("Internal");

    private final String caption;

    Section(String caption) {
      this.caption = caption;
    }

    String caption() {
      return caption;
    }
  }

  private final Set<String> recent = new LinkedHashSet<>();
  private final Set<String> active = new HashSet<>();
  private List<String> wanted = List.of();
  private List<String> topics = List.of();
  private List<String> internal = List.of();
  private Set<String> own = Set.of();
  private Set<String> existing = new HashSet<>();
  private boolean showsInternal;
  private Map<String, TopicStatistics> earlier = Map.of();
  private Map<String, TopicStatistics> latest = Map.of();
  private TopicOrder order = TopicOrder.USUAL;
  private List<String> ordered = List.of();
  private SearchWords words = SearchWords.of("");
  private SharedBeginnings beginnings = new SharedBeginnings(List.of());

  /** Lists these topics, each list in alphabetical order. Recent and active ones stay so. */
  void offer(List<String> others, List<String> kafkasOwn) {
    topics = List.copyOf(others);
    internal = List.copyOf(kafkasOwn);
    own = Set.copyOf(internal);
    existing = new HashSet<>(topics);
    existing.addAll(internal);
    beginnings = new SharedBeginnings(topics);
    orderAll();
  }

  /** Lists Kafka's own topics too, or no more. */
  void showInternal(boolean shown) {
    showsInternal = shown;
    orderAll();
  }

  /** Takes the topics picked last, newest first, for the next {@link #arrange()}. */
  void remember(List<String> newestFirst) {
    wanted = List.copyOf(newestFirst);
  }

  /** Takes what is known of topics; what was known of others stays. */
  void take(Map<String, TopicStatistics> statistics) {
    latest = statistics;
  }

  /** Forgets all statistics: those of another cluster follow. */
  void forget() {
    earlier = Map.of();
    latest = Map.of();
    arrange();
  }

  /** Keeps of the statistics what is true some time later. */
  void keepStatistics() {
    Map<String, TopicStatistics> kept = new HashMap<>(earlier);
    latest.forEach((topic, known) -> kept.put(topic, known.withoutRates()));
    kept.keySet().retainAll(existing);
    earlier = kept;
    latest = Map.of();
  }

  /** What is known of a topic. */
  Optional<TopicStatistics> statistics(String topic) {
    return Optional.ofNullable(latest.get(topic)).or(() -> Optional.ofNullable(earlier.get(topic)));
  }

  /** Whether enough is known of every topic that is listed to say which are active. */
  boolean isComplete() {
    return all().stream()
        .map(topic -> Optional.ofNullable(latest.get(topic)))
        .allMatch(known -> known.filter(facts -> facts.records().isPresent()).isPresent());
  }

  /** The indices of a name's characters by which it differs from other topics. */
  Set<Integer> branches(String topic) {
    return beginnings.branches(topic);
  }

  /** All topics that are listed without a search, in order. */
  List<String> all() {
    return ordered;
  }

  /** Decides which topics are recent and active, and orders the list by that. */
  void arrange() {
    recent.clear();
    wanted.stream().filter(existing::contains).limit(MAX_RECENT).forEach(recent::add);
    active.clear();
    topics.stream()
        .filter(topic -> statistics(topic).filter(TopicStatistics::active).isPresent())
        .forEach(active::add);
    orderAll();
  }

  /** Sorts the list by a figure, by what is known now; the usual order has parts. */
  void sortBy(TopicOrder other) {
    order = other;
    arrange();
  }

  /** By what the list is sorted. */
  TopicOrder order() {
    return order;
  }

  private void orderAll() {
    List<String> all = new ArrayList<>(recent);
    all.retainAll(existing);
    topics.stream().filter(topic -> section(topic) == Section.ACTIVE).forEach(all::add);
    topics.stream().filter(topic -> section(topic) == Section.OTHERS).forEach(all::add);
    if (showsInternal) {
      internal.stream().filter(topic -> !recent.contains(topic)).forEach(all::add);
    }
    if (order != TopicOrder.USUAL) {
      all.sort(order.comparator(this));
    }
    ordered = List.copyOf(all);
  }

  /** The part of the list in which a topic is. */
  Section section(String topic) {
    if (recent.contains(topic)) {
      return Section.RECENT;
    }
    if (own.contains(topic)) {
      return Section.INTERNAL;
    }
    return active.contains(topic) ? Section.ACTIVE : Section.OTHERS;
  }

  /** The topics for what was typed, the best first. */
  List<String> find(String typed) {
    words = SearchWords.of(typed);
    return words.best(ordered, Function.identity());
  }

  /** The words of the last search. */
  SearchWords words() {
    return words;
  }
}
