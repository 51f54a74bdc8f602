package topicscope.desk.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import topicscope.decode.schema.TopicSchemas;
import topicscope.reading.Reading;
import topicscope.signal.Series;
import topicscope.transform.SyntaxException;
import topicscope.transform.Transform;

/** The foreign series of one plot and their readers, one per topic. Owned by the JavaFX thread. */
final class ForeignSeriesReaders {
  private final DecodeChoices choices;
  private final Supplier<CombinedSeries> shown;
  private final Supplier<WindowSpan> span;
  private final Runnable replaced;
  private final Map<ForeignSeries, SpanReading> readings = new LinkedHashMap<>();
  private String problem = "";
  private boolean closed;

  /**
   * Without series.
   *
   * @param shown gives the series that the plot shows at present
   * @param span gives its span
   * @param replaced called when a reading has been replaced by a longer one
   */
  ForeignSeriesReaders(
      DecodeChoices choices,
      Supplier<CombinedSeries> shown,
      Supplier<WindowSpan> span,
      Runnable replaced) {
    this.choices = choices;
    this.shown = shown;
    this.span = span;
    this.replaced = replaced;
  }

  /** Adds a series when its schemas are loaded. No effect if it is there or the plot is closed. */
  void add(ForeignSeries wanted) {
    var _ =
        choices
            .schemas(wanted.connection().bootstrapServers(), wanted.choice())
            .thenAccept(loaded -> {
              problem = loaded.problem();
              add(wanted, loaded.schemas());
            })
            .whenComplete((done, failure) -> {
              if (failure != null) {
                problem = FailureText.of("The series " + wanted.series(), failure);
              }
            });
  }

  private void add(ForeignSeries wanted, TopicSchemas schemas) {
    if (closed || readings.containsKey(wanted)) {
      return;
    }
    SpanReading reading =
        readings.entrySet().stream()
            .filter(entry -> entry.getKey().sharesReaderWith(wanted))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseGet(() -> begin(wanted, schemas));
    readings.put(wanted, reading);
    reading.all().forEach(one -> compute(wanted, one));
    shown.get().add(reading.present().series(), wanted.prefix(), wanted.series(), wanted.topic());
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
    SpanReading reading = readings.remove(unwanted);
    if (reading != null) {
      shown.get().remove(reading.present().series(), unwanted.prefix(), unwanted.series());
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
    readings.forEach((one, reading) ->
        series.add(reading.present().series(), one.prefix(), one.series(), one.topic()));
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
    return List.copyOf(readings.keySet());
  }

  /** Why the last one could not be added as chosen; empty if it could. */
  String problem() {
    return problem;
  }

  /** Adds nothing from now on, and ends the readers on other threads, at most 2 s each. */
  CompletableFuture<Void> close() {
    closed = true;
    return CompletableFuture.allOf(
        readings.values().stream()
            .distinct()
            .map(SpanReading::close)
            .toArray(CompletableFuture[]::new));
  }
}
