package topicscope.decode.rollup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A roll-up in a few lines, to compare with: raw samples, and the partials of them. */
public final class RollupModel {
  /** A multiple of every interval. */
  public static final long START = 1_700_000_000_000L - 1_700_000_000_000L % 3_600_000;

  private RollupModel() {}

  /** One sample of a raw partition. */
  public record Raw(int partition, Partial.Point point) {}

  /**
   * Raw samples of one series, in the order in which they are read: about {@code rate} in a second,
   * all at different times, of several partitions, a little out of order.
   */
  public static List<Raw> raw(SplittableRandom random, int count, int partitions, int rate) {
    List<Raw> all = new ArrayList<>();
    long[] offsets = new long[partitions];
    double level = 20;
    for (int i = 0; i < count; i++) {
      int partition = random.nextInt(partitions);
      level += random.nextDouble(-1, 1);
      double value = random.nextInt(50) == 0 ? level + 500 * random.nextDouble(-1, 1) : level;
      long micros = (long) i * 1_000_000 / rate + random.nextInt(-2000, 2000) * 1000L / rate;
      // The last digits are the sample's own, so that no two have one time.
      long nanos = Math.max(0, micros) * 1000 + i % 1000;
      long ms = START + nanos / 1_000_000;
      int part = (int) (nanos % 1_000_000);
      offsets[partition] += 1 + random.nextInt(2);
      all.add(new Raw(partition, new Partial.Point(value, ms, part, offsets[partition])));
    }
    return all;
  }

  /**
   * The partials of raw samples of one series, with a commit after every {@code commit} of them.
   */
  public static List<Partial> partials(String series, List<Raw> raw, long intervalMs, int commit) {
    List<Partial> all = new ArrayList<>();
    Map<List<Long>, Partial> open = new LinkedHashMap<>();
    for (int i = 0; i < raw.size(); i++) {
      Partial one = partial(series, raw.get(i), intervalMs);
      open.merge(List.of((long) one.partition(), one.startMs()), one, Partial::merge);
      if ((i + 1) % commit == 0) {
        all.addAll(open.values());
        open.clear();
      }
    }
    all.addAll(open.values());
    return all;
  }

  private static Partial partial(String series, Raw raw, long intervalMs) {
    Partial.Point point = raw.point();
    long start = Math.floorDiv(point.timeMs(), intervalMs) * intervalMs;
    return new Partial(
        "fast",
        raw.partition(),
        series,
        "",
        start,
        intervalMs,
        1,
        point.value(),
        0,
        point,
        point,
        point,
        point);
  }
}
