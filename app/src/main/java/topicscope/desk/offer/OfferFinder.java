package topicscope.desk.offer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.chart.ValueRange;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.topic.TopicReport;
import topicscope.desk.model.LatestRequest;
import topicscope.desk.model.Plot;
import topicscope.kafka.read.TopicReader;
import topicscope.plot.view.TraceStyle;
import topicscope.reading.Reading;
import topicscope.reading.ReadingRemarks;
import topicscope.signal.SampleBuffer;
import topicscope.signal.SampleCopy;
import topicscope.signal.Series;

/**
 * Finds what to offer for a plot.
 *
 * <p>Owned by the JavaFX thread, which calls {@link #refresh()} a few times a second. The records
 * are surveyed on another thread: when the topic's history is read, and again whenever twice as
 * many records have come.
 */
public final class OfferFinder {
  private static final Logger LOG = LoggerFactory.getLogger(OfferFinder.class);
  private static final int MIN_RECORDS = 10;
  private static final long SURVEY_NANOS = Duration.ofSeconds(1).toNanos();
  private static final int CLOCK_TIMES = 20;
  private static final int MAX_LIVE_LAG = 100;

  private final Plot plot;
  private final Supplier<Optional<ValueRange>> time;
  private final Executor owner;
  private final LatestRequest surveys = new LatestRequest();
  private final SampleCopy latest = new SampleCopy();
  private Optional<Reading> reading = Optional.empty();
  private TrafficSeries traffic = new TrafficSeries();
  private ClockMeter meter = new ClockMeter();
  private ClockOffset clock = ClockOffset.NONE;
  private RecordSurvey survey = RecordSurvey.NONE;
  private Optional<Offer> offer = Optional.empty();
  private long counted;
  private long surveyed;
  private long surveyedAt;
  private boolean surveying;

  /**
   * @param time the time in sight, ms since the epoch
   * @param owner runs tasks on the thread that owns this
   */
  public OfferFinder(Plot plot, Supplier<Optional<ValueRange>> time, Executor owner) {
    this.plot = plot;
    this.time = time;
    this.owner = owner;
  }

  /** The most useful thing to offer now. */
  public Optional<Offer> offer() {
    return offer;
  }

  /** Whether a hint or a note of the decoder is said by an offer. */
  public boolean covers(String note) {
    return OfferRules.covers(note, clock);
  }

  /** Makes an offer for the topic no more. */
  public void dismiss(Offer unwanted) {
    plot.dismiss(unwanted.id());
    refresh();
  }

  /** The series that vary most, found on another thread; completes on the owner's. */
  public CompletableFuture<Set<Series>> varying(int count) {
    List<Series> all = plot.seriesProperty().get().all();
    return CompletableFuture.supplyAsync(
            () -> SeriesVariation.largest(all, count), OfferFinder::start)
        .thenApplyAsync(found -> found, owner);
  }

  private static void start(Runnable task) {
    Thread.ofVirtual().name("offers").start(task);
  }

  /** Finds the present offer. */
  public void refresh() {
    Optional<Reading> now = plot.readingProperty().get();
    if (!now.equals(reading)) {
      restart(now);
    }
    offer = now.flatMap(this::find);
  }

  private void restart(Optional<Reading> now) {
    reading = now;
    surveys.cancel();
    traffic = new TrafficSeries();
    meter = new ClockMeter();
    clock = ClockOffset.NONE;
    survey = RecordSurvey.NONE;
    counted = 0;
    surveyed = 0;
    surveying = false;
  }

  private Optional<Offer> find(Reading now) {
    TopicReader reader = now.reader();
    TopicReport report = reader.report();
    traffic.refresh(plot, now);
    compareClocks(now);
    surveyIfDue(now, report);
    List<Series> series = plot.seriesProperty().get().all();
    return OfferRules.first(
        new OfferFacts(
            now.choice(),
            plot.registry().isPresent(),
            reader.counters(),
            report,
            ReadingRemarks.commonestReason(reader),
            survey,
            clock,
            series.size(),
            shown(series),
            time.get().map(ValueRange::span).orElse(Double.NaN)),
        plot.dismissed());
  }

  private int shown(List<Series> series) {
    Map<String, TraceStyle> styles = plot.styles();
    int hidden = 0;
    for (Series one : series) {
      TraceStyle style = styles.get(one.name());
      hidden += style != null && !style.visible() ? 1 : 0;
    }
    return series.size() - hidden;
  }

  private void compareClocks(Reading now) {
    SampleBuffer records = now.series().records();
    long appended = records.appended();
    if (appended == counted) {
      return;
    }
    counted = appended;
    TopicReader reader = now.reader();
    records.copyLast(CLOCK_TIMES, latest);
    long[] times = new long[latest.size()];
    for (int i = 0; i < times.length; i++) {
      times[i] = latest.recordTime(i);
    }
    meter.observe(
        System.currentTimeMillis(), times, reader.isLoaded() && reader.lag() < MAX_LIVE_LAG);
    clock = meter.offset(false);
    if (!clock.equals(ClockOffset.NONE)) {
      clock = meter.offset(reader.tail().timestampType().equals("LogAppendTime"));
    }
  }

  private void surveyIfDue(Reading now, TopicReport report) {
    long received = now.reader().counters().received();
    long nanos = System.nanoTime();
    boolean due =
        !surveying
            && now.reader().isLoaded()
            && received >= Math.max(MIN_RECORDS, 2 * surveyed)
            && (surveyed == 0 || nanos - surveyedAt >= SURVEY_NANOS);
    if (!due) {
      return;
    }
    surveying = true;
    surveyed = received;
    surveyedAt = nanos;
    DecodeChoice choice = now.choice();
    LatestRequest.Ticket request = surveys.start();
    var _ =
        CompletableFuture.supplyAsync(
                () ->
                    RecordSurveyor.survey(
                        now.reader().tail().records(),
                        choice,
                        report,
                        now::decoder,
                        System.currentTimeMillis()),
                OfferFinder::start)
            .whenCompleteAsync(
                (found, failure) -> {
                  if (failure != null) {
                    LOG.warn("The records of {} could not be surveyed", now.topic(), failure);
                  }
                  if (request.isLatest()) {
                    surveying = false;
                    Optional.ofNullable(found).ifPresent(one -> survey = one);
                  }
                },
                owner);
  }
}
