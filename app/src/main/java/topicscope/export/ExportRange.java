package topicscope.export;

import topicscope.signal.SampleBuffer;
import topicscope.signal.SampleCopy;
import topicscope.signal.SeriesRange;
import topicscope.signal.XRange;

/**
 * The samples of a range that are held at one moment.
 *
 * @param part the range
 * @param from the number of the first sample
 * @param to the number after the last sample
 * @param count the number of samples: fewer than {@code to - from} if samples arrived out of order
 */
record ExportRange(SeriesRange part, long from, long to, long count) {
  static final int STEP = 4_096;

  /** The samples held now; {@code window} is a work area. */
  static ExportRange now(SeriesRange part, SampleCopy window) {
    SampleBuffer buffer = part.series().buffer();
    long end = buffer.appended();
    long first = Math.min(buffer.firstNumber(), end);
    return switch (part.view()) {
      case XRange.ByNumber view -> {
        long from = Math.clamp((long) Math.ceil(view.from()), first, end);
        long to = Math.clamp((long) Math.ceil(view.to()), from, end);
        yield new ExportRange(part, from, to, to - from);
      }
      case XRange.ByTime _ -> search(part, first, end, window);
    };
  }

  private static ExportRange search(SeriesRange part, long first, long end, SampleCopy window) {
    long from = end;
    long to = end;
    long count = 0;
    long number = first;
    while (number < end) {
      part.series().buffer().copy(number, (int) Math.min(STEP, end - number), window);
      for (int i = 0; i < window.size(); i++) {
        long at = window.firstNumber() + i;
        if (part.contains(at, window.time(i))) {
          from = count == 0 ? at : from;
          to = at + 1;
          count++;
        }
      }
      number = window.firstNumber() + window.size();
    }
    return new ExportRange(part, from, to, count);
  }
}
