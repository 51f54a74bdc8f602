package topicscope.desk.history;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.decode.time.TimeChoice;
import topicscope.desk.model.LatestRequest;
import topicscope.export.RecordedRows;
import topicscope.history.HistoryAddress;
import topicscope.history.query.HistoryPlace;
import topicscope.history.query.HistoryReader;
import topicscope.history.query.RecordedPast;
import topicscope.plot.ColumnsInSight;
import topicscope.plot.RollingLineChart;
import topicscope.reading.Reading;
import topicscope.signal.PastColumns;
import topicscope.signal.SampleBuffer;
import topicscope.signal.Series;

/**
 * Gives the series of one plot their past, as far as it is in sight: columns as wide as pixels,
 * from a history. What is asked for another part of time ends what was asked before, and an answer
 * that comes late is dropped. While it is asked the picture stays.
 *
 * <p>Owned by the JavaFX thread; the history is asked on others.
 */
public final class PlotHistory {
  private static final Logger LOG = LoggerFactory.getLogger(PlotHistory.class);

  /** What is asked for on either side of what is in sight, so that moving shows it at once. */
  private static final double MARGIN = 0.5;

  private static final long RETRY_NANOS = Duration.ofSeconds(5).toNanos();

  /** A topic of which nothing is recorded yet is asked about again after that. */
  private static final long RENEW_NANOS = Duration.ofSeconds(15).toNanos();

  /** Samples at the beginning of what is held may not be recorded yet, or be overwritten. */
  private static final long JOIN_NANOS = Duration.ofSeconds(2).toNanos();

  private static final long LAST_PHASE = 4;

  private final RollingLineChart chart;
  private final HistoryReader history;
  private final LatestRequest requests = new LatestRequest();
  private Optional<Topic> topic = Optional.empty();
  private Optional<RecordedPast> recorded = Optional.empty();
  private Optional<Thread> asking = Optional.empty();
  private String failure = "";
  private long failedAt;
  private long topicAskedAt;
  private long answeredAt;
  private Held answeredFor = Held.NOTHING;
  private Optional<RecordedPast.Range> asked = Optional.empty();
  private long adoptedAt;

  /** The topic of a reading; a re-created one begins another life. */
  private record Topic(Reading reading, String id, int life) {}

  /**
   * What is held of several series.
   *
   * @param earlierMs where the first of them begins
   * @param laterMs where the last of them begins
   * @param overwritten how many samples are held no more
   * @param phase grows in the first seconds, when the recorder may be behind the reading
   */
  private record Held(double earlierMs, double laterMs, long overwritten, long phase) {
    static final Held NOTHING = new Held(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0, 0);

    boolean isLike(Held other) {
      return overwritten == other.overwritten && phase == other.phase;
    }
  }

  /**
   * Asks nothing yet.
   *
   * @param place where the history is now; a server that was started again may have moved
   * @param found where it was found
   */
  public PlotHistory(RollingLineChart chart, HistoryPlace place, HistoryAddress found) {
    this.chart = chart;
    this.history = new HistoryReader(() -> place.find().get().orElse(found));
  }

  /** The history that is asked. */
  public HistoryReader reader() {
    return history;
  }

  /** The recorded rows of the series of the topic that is shown, for an export. */
  public RecordedRows rows() {
    Map<SampleBuffer, String> names = new HashMap<>();
    topic.ifPresent(of ->
        of.reading().series().read().forEach((name, series) -> names.put(series.buffer(), name)));
    return recorded
        .map(past -> new RecordedRows(history, past, names))
        .orElseGet(RecordedRows::none);
  }

  /** What is recorded of the topic that is shown. */
  public Optional<RecordedPast> recorded() {
    return recorded;
  }

  /** Asks for what is missing in sight. Called a few times a second; costs nothing otherwise. */
  public void follow(Optional<Reading> reading) {
    Optional<Topic> now =
        reading
            .filter(one -> one.reader().isLoaded())
            .filter(one -> !(one.choice().time() instanceof TimeChoice.OfArrival))
            .flatMap(
                one -> one.reader().topicId().map(id -> new Topic(one, id, one.series().life())));
    if (!now.equals(topic)) {
      stop();
      topic = now;
      adoptedAt = System.nanoTime();
      recorded = Optional.empty();
      topicAskedAt = System.nanoTime() - RENEW_NANOS;
      failure = "";
    }
    long time = System.nanoTime();
    if (topic.isEmpty() || (asking.isPresent() && recorded.isEmpty())) {
      return;
    }
    if (!failure.isEmpty() && time - failedAt < RETRY_NANOS) {
      return;
    }
    if (recorded.isEmpty() && time - topicAskedAt >= RENEW_NANOS) {
      topicAskedAt = time;
      askTopic(topic.get());
    }
    recorded.ifPresent(past -> askColumns(topic.get(), past));
  }

  private void askTopic(Topic of) {
    ask(
        of,
        () -> history.firstNanos(of.reading().topic(), of.id()),
        first -> {
          recorded = first(first, of);
          recorded.ifPresent(past -> {
            mark(of, past);
            askColumns(of, past);
          });
        });
  }

  private static Optional<RecordedPast> first(OptionalLong nanos, Topic of) {
    return nanos.isEmpty()
        ? Optional.empty()
        : Optional.of(new RecordedPast(of.reading().topic(), of.id(), nanos.getAsLong() / 1e6));
  }

  /** From now on the plot can be moved to where the recorded samples begin. */
  private void mark(Topic of, RecordedPast past) {
    for (Series one : of.reading().series().read().values()) {
      if (one.buffer().past() == PastColumns.NONE) {
        one.buffer().setPast(PastColumns.since(past.recordedFromMs()));
      }
    }
    changed(of);
  }

  private void changed(Topic of) {
    of.reading().series().changed();
    chart.showPast();
  }

  private void askColumns(Topic of, RecordedPast past) {
    Map<String, SampleBuffer> series = visible(of);
    Optional<ColumnsInSight> sight = chart.columnsInSight();
    if (series.isEmpty() || sight.isEmpty()) {
      return;
    }
    series.values().stream()
        .filter(buffer -> buffer.past() == PastColumns.NONE)
        .forEach(buffer -> buffer.setPast(PastColumns.since(past.recordedFromMs())));
    Held held = held(series);
    ColumnsInSight columns = sight.get();
    double from = Math.max(columns.fromMs(), past.recordedFromMs());
    if (from >= Math.min(columns.toMs(), held.laterMs())) {
      return;
    }
    double width = columns.scale().perColumn();
    boolean atJoin = columns.toMs() >= held.earlierMs();
    double to = atJoin ? Double.POSITIVE_INFINITY : columns.toMs();
    boolean has = series.values().stream().allMatch(one -> one.past().covers(from, to, width));
    boolean outdated =
        atJoin && !held.isLike(answeredFor) && System.nanoTime() - answeredAt >= JOIN_NANOS;
    boolean waits =
        asking.isPresent() && asked.filter(one -> one.covers(from, to, width)).isPresent();
    if (has && !outdated) {
      failure = "";
    }
    if (waits || (has && !outdated)) {
      return;
    }
    long margin = Math.round(columns.count() * MARGIN);
    double low = columns.scale().x(columns.first() - margin);
    double high = columns.scale().x(columns.first() + columns.count() + margin);
    RecordedPast.Range range =
        new RecordedPast.Range(
            low, high >= held.earlierMs() ? Double.POSITIVE_INFINITY : high, width);
    ask(
        of,
        () -> past.columns(history, series, range),
        found -> {
          answeredAt = System.nanoTime();
          answeredFor = held;
          series.forEach((name, buffer) -> buffer.setPast(found.getOrDefault(name, buffer.past())));
          changed(of);
        });
    asked = Optional.of(range);
  }

  private Held held(Map<String, SampleBuffer> series) {
    double[] from =
        series.values().stream()
            .map(SampleBuffer::earliestTime)
            .mapToDouble(
                time -> time.isPresent() ? (double) time.getAsLong() : Double.POSITIVE_INFINITY)
            .sorted()
            .toArray();
    long overwritten = series.values().stream().mapToLong(SampleBuffer::firstNumber).sum();
    long phase = Math.min(LAST_PHASE, (System.nanoTime() - adoptedAt) / JOIN_NANOS);
    return from.length == 0
        ? Held.NOTHING
        : new Held(from[0], from[from.length - 1], overwritten, phase);
  }

  /** The series of the topic that are drawn. States are recorded as texts, and have no past. */
  private Map<String, SampleBuffer> visible(Topic of) {
    List<SampleBuffer> drawn = chart.drawn();
    Map<String, SampleBuffer> visible = new HashMap<>();
    of.reading()
        .series()
        .read()
        .forEach((name, series) -> {
          if (drawn.contains(series.buffer())) {
            visible.put(name, series.buffer());
          }
        });
    return visible;
  }

  private interface Question<T> {
    T ask() throws IOException, InterruptedException;
  }

  private interface Answer<T> {
    void take(T found);
  }

  private <T> void ask(Topic of, Question<T> question, Answer<T> answer) {
    stop();
    LatestRequest.Ticket ticket = requests.start();
    Thread thread =
        Thread.ofVirtual()
            .name("history")
            .unstarted(() -> {
              try {
                T found = question.ask();
                Platform.runLater(() -> end(ticket, "", () -> take(of, answer, found)));
              } catch (IOException e) {
                LOG.debug("The history was not read", e);
                Platform.runLater(() -> end(ticket, String.valueOf(e.getMessage()), () -> {}));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } catch (RuntimeException e) {
                LOG.error("The history was not read", e);
                Platform.runLater(() -> end(ticket, "the log says why", () -> {}));
              }
            });
    asking = Optional.of(thread);
    thread.start();
  }

  /** What is known of a topic is nothing to one that has taken its name meanwhile. */
  private static <T> void take(Topic of, Answer<T> answer, T found) {
    boolean same =
        of.life() == of.reading().series().life()
            && of.reading().reader().topicId().filter(of.id()::equals).isPresent();
    if (same) {
      answer.take(found);
    }
  }

  private void end(LatestRequest.Ticket ticket, String trouble, Runnable then) {
    if (ticket.isLatest()) {
      asking = Optional.empty();
      failure = trouble;
      failedAt = System.nanoTime();
      then.run();
    }
  }

  private void stop() {
    requests.cancel();
    asking.ifPresent(Thread::interrupt);
    asking = Optional.empty();
  }

  /** What of the history is in sight. */
  public PastState state() {
    boolean inSight =
        recorded.isPresent()
            && chart
                .columnsInSight()
                .filter(sight ->
                    topic
                        .map(of -> held(visible(of)).laterMs())
                        .filter(from -> sight.fromMs() < from)
                        .isPresent())
                .filter(sight -> sight.toMs() > recorded.get().recordedFromMs())
                .isPresent();
    if (!inSight) {
      return failure.isEmpty() || recorded.isPresent()
          ? PastState.NONE
          : new PastState(PastState.Kind.FAILED, failure);
    }
    if (!failure.isEmpty()) {
      return new PastState(PastState.Kind.FAILED, failure);
    }
    return new PastState(asking.isPresent() ? PastState.Kind.ASKED : PastState.Kind.SHOWN, "");
  }

  /** Asks no more. */
  public void close() {
    stop();
    topic = Optional.empty();
    history.close();
  }
}
