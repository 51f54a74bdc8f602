package topicscope.desk.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import topicscope.decode.schema.TopicSchemas;
import topicscope.plot.view.TraceStyle;
import topicscope.reading.Reading;
import topicscope.signal.Series;
import topicscope.transform.SyntaxException;
import topicscope.transform.Transform;

/** The foreign series of one plot and their readers, one per topic. Owned by the JavaFX thread. */
final class ForeignSeriesReaders {
  private final DecodeChoices choices;
  private final PlotSource own;
  private final Map<String, TraceStyle> styles;
  private final Supplier<CombinedSeries> shown;
  private final Supplier<WindowSpan> span;
  private final Runnable replaced;
  private final Set<ForeignSeries> wanted = new LinkedHashSet<>();
  private final Map<ForeignSeries, SpanReading> readings = new LinkedHashMap<>();
  private String problem = "";

  /**
   * Without series.
   *
   * @param own what the plot itself reads
   * @param styles the styles of the plot's series by name
   * @param shown gives the series that the plot shows at present
   * @param span gives its span
   * @param replaced called when a reading has been replaced by a longer one
   */
  ForeignSeriesReaders(
      DecodeChoices choices,
      PlotSource own,
      Map<String, TraceStyle> styles,
      Supplier<CombinedSeries> shown,
      Supplier<WindowSpan> span,
      Runnable replaced) {
    this.choices = choices;
    this.own = own;
    this.styles = styles;
    this.shown = shown;
    this.span = span;
    this.replaced = replaced;
  }

  /**
   * Adds a series when its schemas are loaded. No effect if it is there, or has been removed by
   * then.
   */
  void add(ForeignSeries one) {
    wanted.add(one);
    var _ =
        choices
            .schemas(one.connection().bootstrapServers(), one.choice())
            .thenAccept(loaded -> {
              problem = loaded.problem();
              add(one, loaded.schemas());
            })
            .whenComplete((done, failure) -> {
              if (failure != null) {
                problem = FailureText.of("The series " + one.series(), failure);
              }
            });
  }

  private void add(ForeignSeries one, TopicSchemas schemas) {
    if (!wanted.contains(one) || readings.containsKey(one)) {
      return;
    }
    SpanReading reading =
        readings.entrySet().stream()
            .filter(entry -> entry.getKey().sharesReaderWith(one))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseGet(() -> begin(one, schemas));
    readings.put(one, reading);
    reading.all().forEach(now -> compute(one, now));
    shown.get().add(reading.present().series(), one.series(), nameOf(one));
  }

  /**
   * The name that a series has in the plot, or would have if it came next. It says the topic, and
   * what else tells it from the plot's own series and from those before it.
   */
  String nameOf(ForeignSeries one) {
    Map<ForeignSeries, String> known = names();
    return known.containsKey(one) ? known.get(one) : free(one, taken(known.values()));
  }

  /** The names of all of them, in the order of addition. */
  Map<ForeignSeries, String> names() {
    Map<ForeignSeries, String> names = new LinkedHashMap<>();
    wanted.forEach(one -> names.put(one, free(one, taken(names.values()))));
    return names;
  }

  private Set<String> taken(Collection<String> names) {
    Set<String> taken = new HashSet<>(names);
    // The only series of a topic is often called like the topic.
    own.topicProperty().get().ifPresent(taken::add);
    return taken;
  }

  private String free(ForeignSeries one, Set<String> taken) {
    String servers = one.connection().bootstrapServers();
    String name = one.shownName();
    if (taken.contains(name) && !servers.equals(own.servers())) {
      name += " · " + servers;
    }
    String free = name;
    for (int number = 2; taken.contains(free); number++) {
      free = name + " · " + number;
    }
    return free;
  }

  /** Draws a series in that style, unless it has one here, and under a label of its own. */
  void draw(ForeignSeries one, TraceStyle style) {
    String label = style.label();
    boolean taken =
        Stream.concat(
                styles.values().stream().map(TraceStyle::label),
                shown.get().all().stream().map(Series::name))
            .anyMatch(label::equals);
    TraceStyle unlike =
        taken && !label.isEmpty() ? style.withLabel(label + " · " + one.topic()) : style;
    styles.putIfAbsent(nameOf(one), unlike.withVisible(true));
  }

  /**
   * Makes a change that may change what tells the series apart. Their styles follow.
   *
   * @return whether any has another name since
   */
  boolean rename(Runnable change) {
    Map<ForeignSeries, String> before = names();
    change.run();
    Map<ForeignSeries, String> after = names();
    Map<String, TraceStyle> moved = new HashMap<>();
    after.forEach((one, name) -> {
      String earlier = before.getOrDefault(one, name);
      if (!earlier.equals(name)) {
        Optional.ofNullable(styles.remove(earlier)).ifPresent(style -> moved.put(name, style));
      }
    });
    styles.putAll(moved);
    return !before.entrySet().containsAll(after.entrySet());
  }

  /** Removes all of them. */
  void removeAll() {
    List.copyOf(wanted).forEach(this::remove);
  }

  private SpanReading begin(ForeignSeries first, TopicSchemas schemas) {
    return new SpanReading(
        span.get().from(),
        true,
        (from, isShown) -> {
          Reading reading = Reading.start(first.plan(from), 1, first.choice(), schemas);
          readings.keySet().stream()
              .filter(first::sharesReaderWith)
              .forEach(series -> compute(series, reading));
          return reading;
        },
        choices.owner(),
        longer -> replaced.run());
  }

  private static void compute(ForeignSeries series, Reading reading) {
    transforms(series.series()).forEach(reading.analysis().transforms()::add);
  }

  /** Loads what another span shows and is not held. */
  void show(WindowSpan wanted) {
    Set.copyOf(readings.values()).forEach(reading -> reading.show(wanted.from()));
  }

  /** Removes a series. Its reader ends, on another thread, unless another series needs it. */
  void remove(ForeignSeries unwanted) {
    wanted.remove(unwanted);
    SpanReading reading = readings.remove(unwanted);
    if (reading != null) {
      shown.get().remove(reading.present().series(), unwanted.series());
      if (!readings.containsValue(reading)) {
        var _ = reading.close();
      }
    }
  }

  /**
   * The transforms that compute a series, those of its sources first; none for one that is read.
   */
  private static List<Transform> transforms(String series) {
    List<Transform> found = new ArrayList<>();
    try {
      Transform last = Transform.parse(series);
      last.sources().forEach(source -> found.addAll(transforms(source)));
      found.add(last);
    } catch (SyntaxException e) {
      // It is the name of a series that is read.
      return List.of();
    }
    return found;
  }

  /** The transform that computes a series; empty for one that is read. */
  Optional<Transform> transformOf(Series series) {
    return readings.values().stream()
        .flatMap(reading -> reading.present().analysis().transformOf(series).stream())
        .findFirst();
  }

  /** Adds all of them to other series. */
  void addTo(CombinedSeries series) {
    readings.forEach(
        (one, reading) -> series.add(reading.present().series(), one.series(), nameOf(one)));
  }

  /** Finds one by its name in the plot. */
  Optional<ForeignSeries> find(String shownName) {
    return shown.get().all().stream()
        .filter(series -> series.name().equals(shownName))
        .findFirst()
        .flatMap(series ->
            readings.entrySet().stream()
                .filter(entry -> isSeries(entry.getKey(), entry.getValue().present(), series))
                .map(Map.Entry::getKey)
                .findFirst());
  }

  private static boolean isSeries(ForeignSeries foreign, Reading reading, Series shown) {
    return reading.series().all().stream()
        .anyMatch(one -> one.buffer() == shown.buffer() && one.name().equals(foreign.series()));
  }

  List<ForeignSeries> all() {
    return List.copyOf(wanted);
  }

  /** Why the last one could not be added as chosen; empty if it could. */
  String problem() {
    return problem;
  }

  /** Adds nothing from now on, and ends the readers on other threads, at most 2 s each. */
  CompletableFuture<Void> close() {
    wanted.clear();
    return CompletableFuture.allOf(
        readings.values().stream()
            .distinct()
            .map(SpanReading::close)
            .toArray(CompletableFuture[]::new));
  }
}
