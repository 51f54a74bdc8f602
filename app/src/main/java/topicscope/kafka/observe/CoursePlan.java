package topicscope.kafka.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import topicscope.signal.round.RoundTimes;

/**
 * The times that a course asks for: bars of one round width, whose edges are multiples of it. So a
 * topic that grows needs only its new edges.
 *
 * @param firstMs the first edge, ms since the epoch
 * @param widthMs the width of a bar
 * @param bars the number of bars, at least 1
 */
record CoursePlan(long firstMs, long widthMs, int bars) {
  /** At most so many times. */
  static final int MAX_TIMES = 200;

  private static final int COARSE = 16;

  /** The finest one for all times from {@code fromMs} to {@code toMs}, both included. */
  static CoursePlan of(long fromMs, long toMs) {
    long width = RoundTimes.from((double) (toMs - fromMs) / MAX_TIMES);
    while (edges(fromMs, toMs, width) > MAX_TIMES) {
      width = RoundTimes.from(width + 1.0);
    }
    return with(fromMs, toMs, width);
  }

  private static long edges(long fromMs, long toMs, long width) {
    return Math.floorDiv(toMs, width) - Math.floorDiv(fromMs, width) + 2;
  }

  private static CoursePlan with(long fromMs, long toMs, long width) {
    int edges = (int) edges(fromMs, toMs, width);
    return new CoursePlan(Math.floorDiv(fromMs, width) * width, width, edges - 1);
  }

  /** The edges of all bars, the earliest first. */
  List<Long> times() {
    return LongStream.rangeClosed(0, bars).map(i -> firstMs + i * widthMs).boxed().toList();
  }

  /** The same edges in the order in which to ask: both ends, every 16th, every 8th, and so on. */
  List<Long> coarseFirst() {
    List<Long> times = times();
    List<Long> ordered = new ArrayList<>(List.of(times.getFirst(), times.getLast()));
    for (int step = COARSE; step > 0; step /= 2) {
      for (int i = step; i < bars; i += step) {
        if (step == COARSE || i % (2 * step) != 0) {
          ordered.add(times.get(i));
        }
      }
    }
    return ordered;
  }
}
