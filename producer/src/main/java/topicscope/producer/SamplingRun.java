package topicscope.producer;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import topicscope.producer.publish.KafkaSink;
import topicscope.producer.publish.Publisher;
import topicscope.producer.publish.Route;
import topicscope.producer.publish.SinkSettings;
import topicscope.producer.source.Source;

/**
 * One run of the program: a source, sampled until Ctrl+C, SIGTERM or a failure that only the user
 * can mend; then flushed, and the account printed.
 */
final class SamplingRun {
  private final CountDownLatch end = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);
  private final SinkSettings settings;
  private final Route route;
  private final Duration interval;
  private final ConsoleReport report;

  SamplingRun(SinkSettings settings, Route route, Duration interval) {
    this.settings = settings;
    this.route = route;
    this.interval = interval;
    report = new ConsoleReport(System.out, System.err, route.topic(), end::countDown);
  }

  /** Runs until the end; 0, or 1 when it had to give up. */
  int run(Supplier<Source> source) {
    Thread hook = new Thread(this::endAndWait, "end");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      Sampled sampled = sample(source);
      report.total(sampled.publisher().totals(), sampled.missedTicks());
    } finally {
      finished.countDown();
    }
    return report.hasGivenUp() ? 1 : 0;
  }

  /** Samples until the end, and flushes. */
  private Sampled sample(Supplier<Source> source) {
    try (KafkaSink sink = KafkaSink.open(settings, report)) {
      Publisher publisher = sink.publisher(route, report);
      report.starting(settings.bootstrapServers(), interval);
      SamplingLoop loop = SamplingLoop.start(source.get(), publisher, interval, report::unreadable);
      try (loop) {
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return new Sampled(publisher, loop.missedTicks());
    }
  }

  /** In the JVM's end: it goes on only when the records are flushed and the total is said. */
  private void endAndWait() {
    end.countDown();
    try {
      finished.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Sampled(Publisher publisher, long missedTicks) {}
}
