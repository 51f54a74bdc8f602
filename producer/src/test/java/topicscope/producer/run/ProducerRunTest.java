package topicscope.producer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import topicscope.client.ClientConfig;
import topicscope.producer.publish.KafkaSink;
import topicscope.producer.publish.Route;
import topicscope.producer.publish.SendPolicy;
import topicscope.producer.publish.SinkListener;
import topicscope.producer.publish.SinkSettings;
import topicscope.producer.publish.Totals;
import topicscope.producer.publish.ValueFormat;
import topicscope.producer.report.Report;
import topicscope.producer.report.SourceState;
import topicscope.producer.report.TextReport;
import topicscope.producer.sampling.SamplingSchedule;
import topicscope.producer.source.MemorySource;

/** A run and its tasks, without a cluster. */
class ProducerRunTest {
  private static final String NOWHERE = "127.0.0.1:1";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Report report =
      new TextReport(stream(out), stream(err), TextReport.Detail.LINES, 80);
  private final ProducerRun run =
      new ProducerRun(
          new ProducerRun.Connection(NOWHERE, ClientConfig.none(), "all", "none"),
          new RunOptions(),
          report);

  @Test
  @DisplayName("all sources are ended at the same time, not one after the other")
  void run_severalSources_endTogether() {
    CyclicBarrier all = new CyclicBarrier(3);
    AtomicInteger together = new AtomicInteger();
    Plan meeting =
        new Fixed(() -> {
          try {
            all.await(30, TimeUnit.SECONDS);
            together.incrementAndGet();
          } catch (BrokenBarrierException | TimeoutException e) {
            // Not at the same time: the assertion fails.
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    assertThat(run.run(List.of(meeting, meeting, meeting))).isZero();
    assertThat(together).hasValue(3);
  }

  @Test
  @DisplayName("a source without its native library is reported and stops no other source")
  void run_libraryMissing_othersGoOn() {
    Plan broken =
        new Fixed(() -> {}) {
          @Override
          public Plan.Running start(KafkaSink sink, Report to) {
            throw new UnsatisfiedLinkError("no jnidispatch");
          }
        };
    assertThat(run.run(List.of(broken, new Fixed(() -> {})))).isZero();
    assertThat(text(err)).contains("can't send fixed", "no jnidispatch").doesNotContain("\tat ");
    assertThat(text(out)).contains("total fixed to nowhere");
  }

  @Test
  @DisplayName("what a busy machine could not end in time has failed, so that the account closes")
  void run_recordsUnderWayAtTheEnd_haveFailed() {
    Totals open = new Totals(10, 6, Map.of("record too large", 1L), 1);
    assertThat(run.run(List.of(new Fixed(open, () -> {})))).isZero();
    assertThat(text(out))
        .contains(
            "made 10 = acknowledged 6 + failed 3 (2 closed before it was confirmed,"
                + " 1 record too large) + skipped 1;");
  }

  @Test
  @DisplayName("while nothing is sent the rate is zero, however fast the source is read")
  void state_nothingSent_rateIsZero() {
    SamplingPlan plan =
        new SamplingPlan(
            "memory",
            MemorySource::new,
            new Route("nowhere", Optional.empty(), ValueFormat.JSON, "host"),
            SamplingSchedule.measuring(Duration.ofMillis(5)));
    SinkSettings settings = SinkSettings.sampling(NOWHERE, ClientConfig.none());
    try (KafkaSink sink = KafkaSink.open(settings, SinkListener.NONE);
        Plan.Running running = plan.start(sink, report)) {
      List<SourceState> states = new ArrayList<>();
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> {
            states.add(running.state());
            return states.getLast().totals().skipped() > 20;
          });
      assertThat(states).extracting(SourceState::perSecond).containsOnly(0.0);
    }
  }

  @Test
  @DisplayName("JSON is UTF-8, whatever the locale")
  void report_json_isUtf8() {
    PrintStream usual = System.out;
    System.setOut(new PrintStream(out, true, StandardCharsets.US_ASCII));
    try {
      CommandLine.populateCommand(new RunOptions(), "--json").report().trouble("Grüße");
    } finally {
      System.setOut(usual);
    }
    assertThat(text(out)).contains("\"message\":\"Grüße\"");
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** A task that is complete as soon as it has started. */
  private static class Fixed implements Plan {
    private final Totals totals;
    private final Runnable atEnd;

    Fixed(Runnable atEnd) {
      this(Totals.NONE, atEnd);
    }

    Fixed(Totals totals, Runnable atEnd) {
      this.totals = totals;
      this.atEnd = atEnd;
    }

    @Override
    public String text() {
      return "fixed to nowhere";
    }

    @Override
    public SendPolicy policy() {
      return SendPolicy.MEASURED;
    }

    @Override
    public Plan.Running start(KafkaSink sink, Report to) {
      return new Plan.Running() {
        @Override
        public SourceState state() {
          return new SourceState("fixed", "nowhere", totals, 0, 0, Optional.empty());
        }

        @Override
        public boolean hasEnded() {
          return true;
        }

        @Override
        public void close() {
          atEnd.run();
        }
      };
    }
  }
}
