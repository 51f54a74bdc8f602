package topicscope.trigger;

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
    Map<Integer, OffsetSpan> spans = new TreeMap<>();
    for (Series one : series) {
      collect(one.buffer(), moment, spans);
    }
    Firing firing = moment.firing();
    return new Capture(
        cluster,
        topic,
        topicId,
        List.copyOf(spans.values()),
        firing.series(),
        firing.trigger(),
        firing.atMs(),
        moment.beforeMs(),
        moment.afterMs(),
        firing.value());
  }

  /** From the newest sample backwards. */
  private void collect(
      SampleBuffer buffer, CaptureControl.Moment moment, Map<Integer, OffsetSpan> spans) {
    long end = buffer.appended();
    boolean more = true;
    while (more && end > buffer.firstNumber()) {
      long from = Math.max(buffer.firstNumber(), end - STEP);
      buffer.copy(from, (int) Math.max(0, end - from), window);
      more = false;
      for (int i = 0; i < window.size(); i++) {
        long time = window.time(i);
        more |= time >= moment.fromMs() - DISORDER_MS;
        if (time >= moment.fromMs() && time <= moment.toMs() && window.partition(i) >= 0) {
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
