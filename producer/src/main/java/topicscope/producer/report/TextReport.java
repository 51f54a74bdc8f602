package topicscope.producer.report;

import java.io.PrintStream;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import topicscope.platform.TerminalText;
import topicscope.producer.publish.Totals;

/**
 * Prints plain lines for people, files and journals: one line per event, normal events on one
 * stream and problems on the other. On a terminal, progress is one line that is overwritten.
 */
public final class TextReport implements Report {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final PrintStream out;
  private final PrintStream err;
  private final Detail detail;
  private final int width;
  private int liveLength;

  /** The level of detail. */
  public enum Detail {
    /** Problems and totals only. */
    QUIET,
    /** Progress as lines. */
    LINES,
    /** Progress as one line that is overwritten. */
    LIVE
  }

  /**
   * Prints to these streams.
   *
   * @param columns how many characters a line of the terminal has
   */
  public TextReport(PrintStream out, PrintStream err, Detail detail, int columns) {
    // A terminal may begin a new line after the last column.
    this.width = Math.max(1, columns - 1);
    this.out = out;
    this.err = err;
    this.detail = detail;
  }

  @Override
  public synchronized void starting(String what) {
    if (detail != Detail.QUIET) {
      say(what);
    }
  }

  @Override
  public synchronized void connected() {
    if (detail != Detail.QUIET) {
      say(now() + " connected");
    }
  }

  @Override
  public synchronized void waiting(String cause) {
    complain(cause + "; keeps trying, nothing is sent meanwhile");
  }

  @Override
  public synchronized void gaveUp(String cause) {
    complain("gives up: " + cause);
  }

  @Override
  public synchronized void trouble(String what) {
    complain(what);
  }

  @Override
  public synchronized void acknowledged(String topic, int partition, long offset) {
    if (detail != Detail.QUIET) {
      say(topic + "-" + partition + "@" + offset);
    }
  }

  @Override
  public synchronized void progress(List<SourceState> states) {
    if (detail == Detail.LIVE) {
      String line = states.stream().map(TextReport::shortText).collect(Collectors.joining(" | "));
      overwrite(line);
    } else if (detail == Detail.LINES) {
      for (SourceState state : states) {
        say(now() + " " + state.topic() + " " + shortText(state));
      }
    }
  }

  @Override
  public synchronized void totals(List<SourceState> states, boolean atEnd) {
    for (SourceState state : states) {
      say(
          (atEnd ? "total " : "so far ")
              + state.source()
              + " to "
              + state.topic()
              + ": "
              + state.totals().text()
              + "; missed ticks "
              + state.missedTicks());
    }
    out.flush();
  }

  private static String shortText(SourceState state) {
    Totals totals = state.totals();
    return String.format(
        Locale.ROOT,
        "%s sent %,d (%s/s), failed %,d%s%s",
        state.source(),
        totals.acknowledged(),
        rate(state.perSecond()),
        totals.failedCount(),
        totals.skipped() == 0 ? "" : ", skipped " + totals.skipped(),
        state.last().map(last -> ", last " + last.text()).orElse(""));
  }

  private static String rate(double perSecond) {
    return String.format(Locale.ROOT, perSecond < 100 ? "%.1f" : "%,.0f", perSecond);
  }

  private void overwrite(String text) {
    String whole = TerminalText.escape(text);
    String line = whole.length() > width ? whole.substring(0, width - 1) + "…" : whole;
    out.print("\r" + line + " ".repeat(Math.max(0, liveLength - line.length())));
    out.flush();
    liveLength = line.length();
  }

  private void say(String line) {
    clearLive();
    out.println(TerminalText.escapeLines(line));
  }

  private void complain(String what) {
    clearLive();
    err.println(now() + " " + TerminalText.escapeLines(what));
  }

  private void clearLive() {
    if (liveLength > 0) {
      out.print("\r" + " ".repeat(liveLength) + "\r");
      out.flush();
      liveLength = 0;
    }
  }

  private static String now() {
    return LocalTime.now(ZoneId.systemDefault()).format(CLOCK);
  }
}
