package topicscope.desk.trigger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import topicscope.desk.figures.Sparkline;
import topicscope.plot.overlay.GhostTrace;
import topicscope.signal.Decimator;
import topicscope.signal.PixelColumns;
import topicscope.signal.Series;
import topicscope.signal.XRange;
import topicscope.trigger.Capture;

/** How the series that fired went in each capture, for as long as the window is open. */
final class CaptureTraces {
  private static final int COLUMNS = 600;
  private static final double STRONGEST = 0.55;
  private static final double WEAKEST = 0.12;
  private static final double REFERENCE = 0.9;

  private final Map<Capture, GhostTrace> lines = new HashMap<>();
  private final Map<Capture, Sparkline> pictures = new HashMap<>();

  /** Takes the samples of a capture, as far as they are held. */
  void take(Capture capture, Series series) {
    XRange range = new XRange.ByTime(capture.fromMs(), Math.nextUp(capture.toMs()));
    PixelColumns columns = new PixelColumns();
    new Decimator().reduce(series.buffer(), range, COLUMNS, columns);
    double[] since = new double[2 * COLUMNS];
    double[] values = new double[2 * COLUMNS];
    int size = 0;
    double perColumn = (range.to() - range.from()) / COLUMNS;
    for (int i = 0; i < COLUMNS; i++) {
      if (!columns.isEmpty(i)) {
        double at = capture.fromMs() - capture.atMs() + (i + 0.5) * perColumn;
        since[size] = at;
        values[size++] = columns.min(i);
        if (columns.max(i) != columns.min(i)) {
          since[size] = at;
          values[size++] = columns.max(i);
        }
      }
    }
    if (size > 0) {
      lines.put(
          capture,
          new GhostTrace(
              series.name(), Arrays.copyOf(since, size), Arrays.copyOf(values, size), 1, false));
      pictures.put(
          capture, Sparkline.of(series.buffer(), range, new Decimator(), new PixelColumns()));
    }
  }

  /** Whether the samples of a capture are known. */
  boolean has(Capture capture) {
    return lines.containsKey(capture);
  }

  /** A small picture; an empty one if the samples aren't known. */
  Sparkline picture(Capture of) {
    return pictures.getOrDefault(of, Sparkline.EMPTY);
  }

  /** Forgets all but these. */
  void keepOnly(Set<Capture> captures) {
    lines.keySet().retainAll(captures);
    pictures.keySet().retainAll(captures);
  }

  /**
   * The lines under the present one, the faintest first.
   *
   * @param overlaid captures from the newest on, of which older ones are fainter
   * @param reference the one to compare with
   */
  List<GhostTrace> ghosts(List<Capture> overlaid, Optional<Capture> reference) {
    List<GhostTrace> ghosts = new ArrayList<>();
    for (int i = overlaid.size() - 1; i >= 0; i--) {
      GhostTrace line = lines.get(overlaid.get(i));
      if (line != null) {
        double age = overlaid.size() == 1 ? 0 : (double) i / (overlaid.size() - 1);
        ghosts.add(line.as(STRONGEST + (WEAKEST - STRONGEST) * age, false));
      }
    }
    reference.map(lines::get).ifPresent(line -> ghosts.add(line.as(REFERENCE, true)));
    return ghosts;
  }
}
