package topicscope.producer.run;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import topicscope.producer.publish.DeliveryListener;
import topicscope.producer.publish.KafkaSink;
import topicscope.producer.publish.Publisher;
import topicscope.producer.publish.Route;
import topicscope.producer.publish.SendPolicy;
import topicscope.producer.report.Limiter;
import topicscope.producer.report.Report;
import topicscope.producer.report.SourceState;
import topicscope.producer.sampling.SamplingListener;
import topicscope.producer.sampling.SamplingLoop;
import topicscope.producer.sampling.SamplingSchedule;
import topicscope.producer.source.Source;

/**
 * Reads a source by a schedule.
 *
 * @param name the source's name
 * @param source creates the source; called once, at the start
 */
public record SamplingPlan(
    String name, Supplier<Source> source, Route route, SamplingSchedule schedule) implements Plan {
  private static final Duration TROUBLE_SPACING = Duration.ofSeconds(10);

  @Override
  public String text() {
    double perSecond = schedule.perSecond();
    String pace =
        perSecond > 1
            ? String.format(Locale.ROOT, "%,.1f", perSecond).replaceFirst("\\.0$", "") + " a second"
            : String.format(Locale.ROOT, "every %.1f", schedule.seconds()).replaceFirst("\\.0$", "")
                + " s";
    return name + " to " + route.topic() + " as " + route.format() + ", " + pace;
  }

  @Override
  public SendPolicy policy() {
    return schedule.promised() ? SendPolicy.GENERATED : SendPolicy.MEASURED;
  }

  @Override
  public Plan.Running start(KafkaSink sink, Report report) {
    Troubles troubles = new Troubles(name, report);
    Source opened = source.get();
    Publisher publisher = sink.publisher(route, troubles);
    SamplingLoop loop = SamplingLoop.start(opened, publisher, schedule, troubles);
    return new Sampling(this, publisher, loop, report);
  }

  /** Reports failed deliveries and problems of the source, each at a bounded rate. */
  private static final class Troubles implements DeliveryListener, SamplingListener {
    private final AtomicLong failed = new AtomicLong();
    private final Limiter deliveries = new Limiter(TROUBLE_SPACING.toNanos());
    private final Limiter readings = new Limiter(TROUBLE_SPACING.toNanos());
    private final String name;
    private final Report report;

    Troubles(String name, Report report) {
      this.name = name;
      this.report = report;
    }

    @Override
    public void failed(String reason) {
      long count = failed.incrementAndGet();
      if (deliveries.pass(System.nanoTime())) {
        report.trouble(name + " failed so far: " + count + " (the last: " + reason + ")");
      }
    }

    @Override
    public void unreadable(String cause) {
      if (readings.pass(System.nanoTime())) {
        report.trouble(cause);
      }
    }

    @Override
    public void slept(Duration time) {
      report.trouble(
          "%s: the machine slept for %.1f s, or its clock was set forward; the samples meanwhile are missing"
              .formatted(name, time.toMillis() / 1e3));
    }
  }

  /** The running task. */
  private static final class Sampling implements Plan.Running {
    private final SamplingPlan plan;
    private final Publisher publisher;
    private final SamplingLoop loop;
    private final Report report;
    private final RateMeter meter = new RateMeter(System.nanoTime());
    private final Optional<RateCheck> watch;

    Sampling(SamplingPlan plan, Publisher publisher, SamplingLoop loop, Report report) {
      this.plan = plan;
      this.publisher = publisher;
      this.loop = loop;
      this.report = report;
      watch =
          plan.schedule.promised()
              ? Optional.of(new RateCheck(plan.schedule.perSecond()))
              : Optional.empty();
    }

    @Override
    public SourceState state() {
      long now = System.nanoTime();
      var totals = publisher.totals();
      return new SourceState(
          plan.name,
          plan.route.topic(),
          totals,
          loop.missedTicks(),
          meter.perSecond(totals.acknowledged(), now),
          publisher.last());
    }

    @Override
    public void check() {
      watch
          .filter(_ -> !loop.hasEnded())
          .flatMap(rate -> rate.judge(publisher.totals().made(), System.nanoTime()))
          .ifPresent(what -> report.trouble(plan.name + ": " + what));
    }

    @Override
    public boolean hasEnded() {
      return loop.hasEnded();
    }

    @Override
    public void close() {
      loop.close();
    }
  }
}
