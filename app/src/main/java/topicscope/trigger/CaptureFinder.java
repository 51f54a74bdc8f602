package topicscope.trigger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import topicscope.kafka.partition.OffsetSpan;
import topicscope.signal.SampleBuffer;
import topicscope.signal.SampleCopy;
import topicscope.signal.Series;

/** Finds the records that a moment is made of, among the samples held. Owned by one thread. */
public final class CaptureFinder {
  private static final int STEP = 4_096;

  /** By so much time may samples be out of order and still be found. */
  private static final long DISORDER_MS = 60_000;

  private final SampleCopy window = new SampleCopy();

  /**
   * The capture of a moment.
   *
   * @param series the series of the topic; those that are computed have no records and don't count
   */
  public Capture of(
      CaptureControl.Moment moment,
      String cluster,
      String topic,
      Optional<String> topicId,
      Collection<Series> series) {
    Firing firing = moment.firing();
    return new Capture(
        cluster,
        topic,
        topicId,
        spans(moment.fromMs(), moment.toMs(), series),
        firing.series(),
        firing.trigger(),
        firing.atMs(),
        moment.beforeMs(),
        moment.afterMs(),
        firing.value());
  }

  /** The records of a capture that are held. */
  public List<OffsetSpan> spans(Capture capture, Collection<Series> series) {
    return spans(capture.fromMs(), capture.toMs(), series);
  }

  /** Which records of a capture are not among those that are held, in a sentence. */
  public static String missing(Capture capture, List<OffsetSpan> held) {
    List<String> gone = new ArrayList<>();
    for (OffsetSpan span : capture.spans()) {
      long first =
          held.stream()
              .filter(one -> one.partition() == span.partition())
              .mapToLong(OffsetSpan::first)
              .findFirst()
              .orElse(Long.MAX_VALUE);
      if (first > span.first()) {
        gone.add(
            "of partition %d the offsets %,d to %,d"
                .formatted(span.partition(), span.first(), Math.min(first - 1, span.last())));
      }
    }
    return gone.isEmpty() ? "" : "Not there any more: " + String.join(", ", gone);
  }

  private List<OffsetSpan> spans(double fromMs, double toMs, Collection<Series> series) {
    Map<Integer, OffsetSpan> spans = new TreeMap<>();
    for (Series one : series) {
      collect(one.buffer(), fromMs, toMs, spans);
    }
    return List.copyOf(spans.values());
  }

  /** From the newest sample backwards. */
  private void collect(
      SampleBuffer buffer, double fromMs, double toMs, Map<Integer, OffsetSpan> spans) {
    long end = buffer.appended();
    boolean more = true;
    while (more && end > buffer.firstNumber()) {
      long from = Math.max(buffer.firstNumber(), end - STEP);
      buffer.copy(from, (int) Math.max(0, end - from), window);
      more = false;
      for (int i = 0; i < window.size(); i++) {
        long time = window.time(i);
        more |= time >= fromMs - DISORDER_MS;
        if (time >= fromMs && time <= toMs && window.partition(i) >= 0) {
          long offset = window.offset(i);
          spans.merge(
              window.partition(i),
              new OffsetSpan(window.partition(i), offset, offset),
              CaptureFinder::joined);
        }
      }
      end = from;
    }
  }

  private static OffsetSpan joined(OffsetSpan one, OffsetSpan other) {
    return new OffsetSpan(
        one.partition(), Math.min(one.first(), other.first()), Math.max(one.last(), other.last()));
  }
}
