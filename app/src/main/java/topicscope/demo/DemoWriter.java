package topicscope.demo;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.platform.Loop;
import topicscope.producer.publish.DeliveryListener;
import topicscope.producer.publish.KafkaSink;
import topicscope.producer.publish.Publisher;
import topicscope.producer.source.Reading;
import topicscope.producer.source.Source;

/**
 * Reads the feeds of the demo on its own thread, four times a second at most, and publishes them.
 *
 * <p>What is measured is read from the start; until a broker takes the readings they wait, each
 * with its time. What is synthetic begins when the broker does, with a history that ends at that
 * time.
 */
final class DemoWriter implements AutoCloseable {
  /** The time between two steps. */
  static final Duration STEP = Duration.ofMillis(250);

  private static final Logger LOG = LoggerFactory.getLogger(DemoWriter.class);
  private static final Duration ASK = Duration.ofMillis(5);
  private static final int MAX_WAITING = 10_000;

  private final List<Line> lines = new ArrayList<>();
  private final Loop loop =
      Loop.interruptible("demo-writer", this::run, e -> LOG.warn("The demo can't be written", e));
  private volatile boolean connected;
  private boolean live;
  private long due = System.nanoTime();

  /** A reading and its time, ms since the epoch. */
  private record Timed(long ms, Reading reading) {}

  /** One feed with its state. Of the loop's thread, apart from the publisher. */
  private static final class Line {
    private final DemoFeed feed;
    private final CountDownLatch unconfirmed;
    private final Deque<Timed> waiting = new ArrayDeque<>();
    private volatile Optional<Publisher> publisher = Optional.empty();
    private Optional<Source> source = Optional.empty();
    private int stepsLeft;

    Line(DemoFeed feed) {
      this.feed = feed;
      unconfirmed = new CountDownLatch(feed.history());
    }

    void connect(KafkaSink sink) {
      DeliveryListener confirmed =
          new DeliveryListener() {
            @Override
            public void acknowledged(int partition, long offset) {
              unconfirmed.countDown();
            }

            @Override
            public void failed(String reason) {
              unconfirmed.countDown();
            }
          };
      publisher = Optional.of(sink.publisher(feed.route(), confirmed));
    }

    boolean isReady() {
      return publisher.filter(Publisher::isReady).isPresent();
    }

    /** Making a source that measures takes a while: the broker starts meanwhile. */
    private Source source() {
      Source made = source.orElseGet(feed.source());
      source = Optional.of(made);
      return made;
    }

    void close() {
      source.ifPresent(Source::close);
    }

    /** Reads a value that belongs to a time before {@code now}, that many readings ago. */
    void readHistory(long now, int ago) {
      long interval = feed.steps() * STEP.toMillis();
      source().read().ifPresent(reading -> waiting.add(new Timed(now - ago * interval, reading)));
    }

    void step(long now, boolean live) {
      if (!live && !feed.isMeasured()) {
        return;
      }
      if (stepsLeft == 0) {
        stepsLeft = feed.steps();
        source().read().ifPresent(reading -> waiting.add(new Timed(now, reading)));
      }
      stepsLeft--;
      if (live) {
        publisher.ifPresent(this::publishAll);
      } else if (waiting.size() > MAX_WAITING) {
        waiting.remove();
      }
    }

    void publishAll(Publisher to) {
      for (Timed one = waiting.poll(); one != null; one = waiting.poll()) {
        to.publish(one.ms(), one.reading());
      }
    }
  }

  private DemoWriter(List<DemoFeed> feeds) {
    feeds.forEach(feed -> lines.add(new Line(feed)));
  }

  /** Starts to read what is measured. The sources belong to the writer from now on. */
  static DemoWriter start(List<DemoFeed> feeds) {
    DemoWriter writer = new DemoWriter(feeds);
    writer.loop.start();
    return writer;
  }

  /**
   * Publishes from now on. Blocks until the history is in the topics, at most that long.
   *
   * @throws IllegalStateException if that takes longer
   */
  void publishTo(KafkaSink sink, Duration atMost) {
    lines.forEach(line -> line.connect(sink));
    connected = true;
    loop.wake();
    long end = System.nanoTime() + atMost.toNanos();
    try {
      for (Line line : lines) {
        if (!line.unconfirmed.await(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
          throw new IllegalStateException(
              "the broker took no records within " + atMost.toSeconds() + " s");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the demo started", e);
    }
  }

  /** Ends the thread and closes the sources. */
  @Override
  public void close() {
    loop.close();
    lines.forEach(Line::close);
  }

  private Duration run() {
    if (!live && connected && lines.stream().allMatch(Line::isReady)) {
      live = true;
      begin(System.currentTimeMillis());
      due = System.nanoTime();
    }
    long now = System.nanoTime();
    if (now >= due) {
      step(System.currentTimeMillis());
      // A machine that was busy or asleep gets no burst of readings.
      due = Math.max(due + STEP.toNanos(), now);
    }
    Duration left = Duration.ofNanos(Math.max(0, due - System.nanoTime()));
    return connected && !live && left.compareTo(ASK) > 0 ? ASK : left;
  }

  /** Writes the history: of all feeds of a topic together, in the order of time. */
  private void begin(long now) {
    int longest = lines.stream().mapToInt(line -> line.feed.history()).max().orElse(0);
    for (int ago = longest; ago > 0; ago--) {
      for (Line line : lines) {
        if (ago <= line.feed.history()) {
          line.readHistory(now, ago);
          line.publisher.ifPresent(line::publishAll);
        }
      }
    }
  }

  private void step(long now) {
    for (Line line : lines) {
      try {
        line.step(now, live);
      } catch (RuntimeException | Error e) {
        // An Error too: a native library that can't be loaded is the failure of one source.
        LOG.warn("What goes to {} can't be read", line.feed.route().topic(), e);
      }
    }
  }
}
