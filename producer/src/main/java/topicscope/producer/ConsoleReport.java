package topicscope.producer;

import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import topicscope.producer.publish.DeliveryListener;
import topicscope.producer.publish.SinkListener;
import topicscope.producer.publish.Totals;
import topicscope.producer.source.Field;
import topicscope.producer.source.Reading;

/**
 * Tells people how the run goes: what was sent on one stream, at most two lines a second, and what
 * goes wrong on the other, each kind of trouble at most every ten seconds. Any thread may call it.
 */
final class ConsoleReport implements SinkListener, DeliveryListener {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final long NORMAL_SPACING = Duration.ofMillis(450).toNanos();
  private static final long TROUBLE_SPACING = Duration.ofSeconds(10).toNanos();

  private final AtomicBoolean givenUp = new AtomicBoolean();
  private final AtomicLong failed = new AtomicLong();
  private final Limiter sent = new Limiter(NORMAL_SPACING);
  private final Limiter failures = new Limiter(TROUBLE_SPACING);
  private final Limiter unreadable = new Limiter(TROUBLE_SPACING);
  private final PrintStream out;
  private final PrintStream err;
  private final String topic;
  private final Runnable stop;

  ConsoleReport(PrintStream out, PrintStream err, String topic, Runnable stop) {
    this.out = out;
    this.err = err;
    this.topic = topic;
    this.stop = stop;
  }

  void starting(String servers, Duration interval) {
    out.println(
        "sending to "
            + topic
            + " on "
            + servers
            + " every "
            + interval.toMillis()
            + " ms; end with Ctrl+C");
  }

  @Override
  public void connected() {
    out.println(now() + " connected");
  }

  @Override
  public void waiting(String cause) {
    err.println(now() + " " + cause + "; keeps trying, samples are not sent meanwhile");
  }

  @Override
  public void gaveUp(String cause) {
    err.println(now() + " gives up: " + cause);
    givenUp.set(true);
    stop.run();
  }

  @Override
  public void acknowledged(Reading reading, int partition, long offset) {
    if (sent.pass(System.nanoTime())) {
      out.println(now() + " " + topic + "-" + partition + "@" + offset + " " + text(reading));
    }
  }

  @Override
  public void failed(Reading reading, String reason) {
    long count = failed.incrementAndGet();
    if (failures.pass(System.nanoTime())) {
      err.println(now() + " not sent so far: " + count + " (the last: " + reason + ")");
    }
  }

  void unreadable(String cause) {
    if (unreadable.pass(System.nanoTime())) {
      err.println(now() + " " + cause);
    }
  }

  void total(Totals totals, long missedTicks) {
    out.println("total: " + totals.text() + "; missed ticks " + missedTicks);
    out.flush();
  }

  boolean hasGivenUp() {
    return givenUp.get();
  }

  private static String text(Reading reading) {
    StringBuilder text = new StringBuilder();
    for (Field field : reading.fields()) {
      text.append(text.isEmpty() ? "" : " ");
      text.append(field.group()).append(field.group().isEmpty() ? "" : ".");
      text.append(field.name()).append('=').append(field.value());
    }
    return text.toString();
  }

  private static String now() {
    return LocalTime.now(ZoneId.systemDefault()).format(CLOCK);
  }
}
