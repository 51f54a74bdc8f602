package topicscope.decode;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * What decoding one record may cost: values, inflated bytes, depth and time. A record that costs
 * more is undecodable with that reason, so that no record holds up the reader.
 *
 * <p>A record may hold as many values as it has bytes; that much work is bounded by its length. The
 * clock runs only for values beyond that: those that take no bytes, or come from compressed bytes.
 * It is the processor time of the thread, so that a busy machine refuses no record. A record of
 * ordinary formats is therefore decoded or not by its content alone, and costs one subtraction per
 * value.
 *
 * <p>Decoders of text and of plain numbers, which look at every byte a fixed number of times, need
 * no budget. An instance serves one reading and belongs to its thread. It allocates nothing.
 */
public final class DecodeBudget {
  /** The deepest nesting of a document. */
  public static final int MAX_DEPTH = 64;

  /** The largest number of values in a record. */
  public static final int MAX_ITEMS = 1 << 22;

  /** The largest number of bytes that a record inflates to. */
  public static final int MAX_INFLATED = 16 << 20;

  /** A record with deeper nesting. */
  public static final DecodeOutcome TOO_DEEP =
      DecodeOutcome.undecodable("nested deeper than " + MAX_DEPTH + " levels");

  private static final int MAX_MS = 50;

  /** So many values are taken before the clock is read again. */
  private static final int LOOK_EVERY = 1 << 14;

  private static final DecodeOutcome TOO_MANY =
      DecodeOutcome.undecodable(
          String.format(Locale.ROOT, "more than %,d values in one record", MAX_ITEMS));
  private static final DecodeOutcome TOO_SLOW =
      DecodeOutcome.undecodable("more than " + MAX_MS + " ms to decode");
  private static final DecodeOutcome TOO_LARGE =
      DecodeOutcome.undecodable("inflates to more than " + (MAX_INFLATED >> 20) + " MiB");

  private final LongSupplier clock;
  private int free;
  private long granted;
  private long left;
  private int inflatable;
  private boolean timed;
  private long startedAt;
  private boolean exceeded;

  /** Takes the time from the processor time of the thread that decodes. */
  public DecodeBudget() {
    this(threadTime());
  }

  /**
   * @param clock counts ns; read on the thread that decodes
   */
  public DecodeBudget(LongSupplier clock) {
    this.clock = clock;
    begin(0);
  }

  /**
   * Begins a record.
   *
   * @param length its length in bytes
   */
  public void begin(int length) {
    free = Math.max(length, LOOK_EVERY);
    timed = false;
    exceeded = false;
    rewind();
  }

  /** The record is read again from its start; the time that it took goes on. */
  public void rewind() {
    granted = free;
    left = free;
    inflatable = MAX_INFLATED;
  }

  /**
   * Takes values, before they are read.
   *
   * @throws MalformedRecordException if there are too many, or they take too long
   */
  public void take(long count) throws MalformedRecordException {
    left -= Math.min(count, MAX_ITEMS + 1L);
    if (left < 0) {
      look();
    }
  }

  private void look() throws MalformedRecordException {
    if (items() > MAX_ITEMS) {
      throw exceeded(TOO_MANY);
    }
    long now = clock.getAsLong();
    if (!timed) {
      timed = true;
      startedAt = now;
    } else if (now - startedAt > MAX_MS * 1_000_000L) {
      throw exceeded(TOO_SLOW);
    }
    long items = items();
    left = Math.min(LOOK_EVERY, MAX_ITEMS - items);
    granted = items + left;
  }

  /** The values taken so far. */
  public long items() {
    return granted - left;
  }

  /** How many more bytes the record may inflate to. */
  public int inflatable() {
    return inflatable;
  }

  /**
   * Takes inflated bytes.
   *
   * @throws MalformedRecordException if there are more than {@link #inflatable()}
   */
  public void inflate(int bytes) throws MalformedRecordException {
    if (bytes > inflatable) {
      throw exceeded(TOO_LARGE);
    }
    inflatable -= bytes;
  }

  /** Whether the present record has exceeded its values, inflated bytes or time. */
  public boolean isExceeded() {
    return exceeded;
  }

  private MalformedRecordException exceeded(DecodeOutcome why) {
    exceeded = true;
    return new MalformedRecordException(why);
  }

  private static LongSupplier threadTime() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return threads.isCurrentThreadCpuTimeSupported()
        ? threads::getCurrentThreadCpuTime
        : System::nanoTime;
  }
}
