package topicscope.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import topicscope.alert.AlertEvent;
import topicscope.cli.options.DecodeOptions;
import topicscope.cli.options.ReadingOptions;
import topicscope.decode.schema.SchemaSource;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.read.ReadingPlan;
import topicscope.kafka.read.RecordListener;
import topicscope.platform.TerminalText;
import topicscope.reading.DerivedSeries;
import topicscope.reading.Reading;
import topicscope.transform.Transform;

/**
 * One command without a window: it opens one reading or several, waits, reports trouble, and closes
 * everything in order.
 *
 * <p>On Ctrl+C or SIGTERM, {@link #await} returns {@link Wait#ENDED} and the JVM waits until {@link
 * #close()} has returned, at most 10 s. So a group member commits and leaves, and queued events are
 * sent. Used by the command's thread; {@link #end()} and {@link #message} may be called by any
 * thread.
 */
public final class HeadlessRun implements AutoCloseable {
  /** The exit code after Ctrl+C; the JVM sets it. */
  public static final int INTERRUPTED = 130;

  public static final Duration FOREVER = Duration.ofDays(36_500);

  /** How long a cluster that doesn't answer may take to come up. */
  public static final Duration TO_CONNECT = Duration.ofSeconds(15);

  /** Shorter trouble isn't reported. */
  private static final Duration REPORT_AFTER = Duration.ofSeconds(5);

  private static final long TICK_MS = 20;
  private static final int MAX_CLOSE_SECONDS = 10;

  private final CommandSpec command;
  private final CountDownLatch end = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Deque<Runnable> closings = new ArrayDeque<>();
  private final Thread shutdownHook = new Thread(this::interrupt, "interruption");
  private final long startedAt = System.nanoTime();
  private long patienceNanos = TO_CONNECT.toNanos();
  private final List<Opened> opened = new ArrayList<>();
  private volatile boolean interrupted;

  /** A reading, and what is known and reported of it. */
  private static final class Opened {
    private final Reading reading;
    private ReaderState.Kind reported = ReaderState.Kind.LIVE;
    private volatile boolean connected;

    Opened(Reading reading) {
      this.reading = reading;
    }

    ReaderState state() {
      return reading.reader().state();
    }
  }

  /** How a wait ended. */
  public enum Wait {
    /** What was waited for has happened. */
    DONE,
    /** The time is over. */
    TIME_OVER,
    /** The run is to end: {@link #end()}, Ctrl+C or SIGTERM. */
    ENDED
  }

  /** What a command does about a state of its reader. */
  enum Response {
    WAIT,
    /** Print the state once if it lasts 5 s, and wait: the reader keeps trying. */
    REPORT,
    /** End the command with the state's cause as its error. */
    FAIL
  }

  /** How long a command waits for the first connection to a cluster that doesn't answer. */
  enum Patience {
    OVER,
    /** It waits in silence. */
    SHORT,
    /** It waits for as long as it takes, and reports what it waits for. */
    ENDLESS
  }

  /** What a command waits for. */
  @FunctionalInterface
  public interface Condition {
    boolean holds() throws InterruptedException;
  }

  public HeadlessRun(CommandSpec command) {
    this.command = command;
    Runtime.getRuntime().addShutdownHook(shutdownHook);
  }

  /**
   * The policy of all commands. Before the first connection the command fails, at once if the user
   * must fix something, after 15 s if the cluster doesn't answer, unless it goes on until it is
   * stopped. Later it waits, since the reader recovers by itself.
   *
   * @param connected whether the cluster has answered for this topic before
   * @param patience whether a cluster that doesn't answer is given more time to connect
   */
  static Response respond(ReaderState.Kind state, boolean connected, Patience patience) {
    return switch (state) {
      case LIVE, IDLE -> Response.WAIT;
      case CONNECTING ->
          !connected && patience == Patience.ENDLESS ? Response.REPORT : Response.WAIT;
      case BUSY, STALLED -> Response.REPORT;
      case DOWN ->
          connected
              ? Response.REPORT
              : switch (patience) {
                case OVER -> Response.FAIL;
                case SHORT -> Response.WAIT;
                case ENDLESS -> Response.REPORT;
              };
      case FAILED -> connected ? Response.REPORT : Response.FAIL;
    };
  }

  private static boolean isConnected(ReaderState.Kind state) {
    return switch (state) {
      case LIVE, IDLE, BUSY, STALLED -> true;
      case CONNECTING, DOWN, FAILED -> false;
    };
  }

  /** Runs this after reading has stopped; what was added last runs first. */
  public void onClose(Runnable closing) {
    closings.push(closing);
  }

  /** Starts reading. */
  public Reading open(ReadingPlan plan, int capacity, DecodeOptions decoding) throws IOException {
    return open(plan, capacity, decoding, List.of(), event -> {}, Optional.empty(), state -> {});
  }

  /**
   * Starts reading as the options say.
   *
   * @param states receives every state from the first one on, mostly on the reader's thread
   */
  public Reading open(ReadingPlan plan, ReadingOptions options, Consumer<ReaderState> states)
      throws IOException {
    return open(
        plan,
        options.capacity(plan),
        options.decoding(),
        options.derived(),
        event -> {},
        Optional.empty(),
        states);
  }

  /**
   * Starts reading.
   *
   * @param capacity how many samples of each series are held
   * @param derived the transforms that it begins with
   * @param alerts receives every alert event, on a thread of the reading
   * @param records receives every record, on the reader's thread, which waits for it
   * @param states receives every state from the first one on, mostly on the reader's thread
   */
  public Reading open(
      ReadingPlan plan,
      int capacity,
      DecodeOptions decoding,
      List<Transform> derived,
      Consumer<AlertEvent> alerts,
      Optional<RecordListener> records,
      Consumer<ReaderState> states)
      throws IOException {
    SchemaSource registry = decoding.openRegistry();
    onClose(registry::close);
    Reading reading =
        Reading.start(
            plan,
            capacity,
            decoding.choice(),
            decoding.schemas(registry),
            DerivedSeries.of(plan, derived),
            alerts,
            records);
    Opened one = new Opened(reading);
    opened.add(one);
    reading
        .reader()
        .onState(state -> {
          if (isConnected(state.kind())) {
            one.connected = true;
          }
          states.accept(state);
        });
    return reading;
  }

  /**
   * Waits until the cluster answers, for all topics.
   *
   * @param max how long it may take; a cluster that doesn't answer may still come up until then
   * @throws IllegalStateException with the cause if the topic can't be read, or not in that time
   */
  public Wait awaitConnected(Duration max) throws InterruptedException {
    patienceNanos = Math.max(patienceNanos, max.toNanos());
    Wait wait = await(max, this::isConnected);
    if (wait == Wait.TIME_OVER) {
      throw notConnected(max);
    }
    return wait;
  }

  /** The error of a command that ends without a connection after that time. */
  public IllegalStateException notConnected(Duration time) {
    Opened first =
        opened.stream().filter(one -> !one.connected).findFirst().orElseGet(opened::getFirst);
    String cause = first.state().cause().replace(" (still trying)", "");
    return new IllegalStateException(notConnectedWithin(time) + cause);
  }

  private static String notConnectedWithin(Duration time) {
    return "not connected within " + seconds(time) + ": ";
  }

  /** Such as {@code 1.5 s}. */
  public static String seconds(Duration time) {
    return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
  }

  /** A cluster that doesn't answer doesn't end the command: it goes on until it is stopped. */
  public void waitEndlessly() {
    patienceNanos = Long.MAX_VALUE;
  }

  /**
   * Waits, and reports trouble of the reader meanwhile.
   *
   * @param done asked every 20 ms, on this thread
   * @throws IllegalStateException with the cause if the topic can't be read
   */
  public Wait await(Duration max, Condition done) throws InterruptedException {
    long start = System.nanoTime();
    while (end.getCount() > 0) {
      if (done.holds()) {
        return Wait.DONE;
      }
      checkState();
      long leftNanos = max.toNanos() - (System.nanoTime() - start);
      if (leftNanos <= 0) {
        return Wait.TIME_OVER;
      }
      var _ =
          end.await(
              Math.min(leftNanos, TimeUnit.MILLISECONDS.toNanos(TICK_MS)), TimeUnit.NANOSECONDS);
    }
    return Wait.ENDED;
  }

  private void checkState() {
    opened.forEach(this::checkState);
  }

  private void checkState(Opened one) {
    ReaderState state = one.state();
    switch (respond(state.kind(), one.connected, patience())) {
      case WAIT -> one.reported = state.kind();
      case REPORT -> {
        boolean lasts = !Instant.now().isBefore(state.since().plus(REPORT_AFTER));
        if (lasts && state.kind() != one.reported) {
          message(
              topic(one)
                  + (one.connected ? state.kind() + ": " : notConnectedWithin(REPORT_AFTER))
                  + state.cause());
          one.reported = state.kind();
        }
      }
      case FAIL ->
          throw state.kind() == ReaderState.Kind.DOWN
              ? notConnected(Duration.ofNanos(patienceNanos))
              : new IllegalStateException(state.cause());
    }
  }

  /** Which topic a message is about, where there are several. */
  private String topic(Opened one) {
    return opened.size() == 1 ? "" : one.reading.topic() + ": ";
  }

  private Patience patience() {
    if (patienceNanos == Long.MAX_VALUE) {
      return Patience.ENDLESS;
    }
    return System.nanoTime() - startedAt < patienceNanos ? Patience.SHORT : Patience.OVER;
  }

  /** Whether the cluster has answered for every topic. */
  public boolean isConnected() {
    return opened.stream().allMatch(one -> one.connected);
  }

  /** Ends all waits. */
  public void end() {
    end.countDown();
  }

  /** Whether Ctrl+C or SIGTERM came. */
  public boolean isInterrupted() {
    return interrupted;
  }

  /** Prints a line to the standard error. */
  public void message(String text) {
    PrintWriter err = command.commandLine().getErr();
    err.println("topicscope: " + TerminalText.escape(text));
    err.flush();
  }

  /** Prints a line to the standard output. Ends the run if the output can't be written. */
  public void print(String line) {
    printLine(line);
    // Without an injected writer the failure shows up in System.out only.
    if (command.commandLine().getOut().checkError() || System.out.checkError()) {
      end();
    }
  }

  /** Prints a line to the standard output, for a command whose result is something else. */
  public void printLine(String line) {
    PrintWriter out = command.commandLine().getOut();
    out.println(line);
    out.flush();
  }

  /** Stops one of the readings, on another thread. */
  public void stop(Reading reading) {
    opened.removeIf(one -> one.reading.equals(reading));
    var _ = reading.closeAside();
  }

  /** Stops reading: commits and leaves the group. Blocks at most 4 s. */
  public void stopReading() {
    List<CompletableFuture<Void>> closing =
        opened.stream().map(one -> one.reading.closeAside()).toList();
    opened.clear();
    closing.forEach(CompletableFuture::join);
  }

  /** Stops reading, then runs what {@link #onClose} has added, all of it even if one fails. */
  @Override
  public void close() {
    try {
      stopReading();
    } finally {
      try {
        runClosings();
      } finally {
        closed.countDown();
        removeHook();
      }
    }
  }

  private void runClosings() {
    Runnable next = closings.poll();
    if (next != null) {
      try {
        next.run();
      } finally {
        runClosings();
      }
    }
  }

  private void removeHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(shutdownHook);
    } catch (IllegalStateException e) {
      // The JVM is shutting down and waits for this run.
    }
  }

  private void interrupt() {
    interrupted = true;
    end();
    try {
      var _ = closed.await(MAX_CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
