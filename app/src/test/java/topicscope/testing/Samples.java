package topicscope.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import topicscope.signal.SampleCopy;
import topicscope.signal.SeriesSet;

/** Reads samples back from the buffers. */
public final class Samples {
  private Samples() {}

  /** Values of the named series, oldest first; empty if the series does not exist. */
  public static List<Double> values(SeriesSet set, String name) {
    SampleCopy window = window(set, name);
    return IntStream.range(0, window.size()).mapToObj(window::value).toList();
  }

  /** Where each sample of the series came from, as {@code partition@offset}. */
  public static List<String> origins(SeriesSet set, String name) {
    SampleCopy window = window(set, name);
    List<String> origins = new ArrayList<>();
    for (int i = 0; i < window.size(); i++) {
      origins.add(window.partition(i) + "@" + window.offset(i));
    }
    return origins;
  }

  public static SampleCopy window(SeriesSet set, String name) {
    SampleCopy window = new SampleCopy();
    set.all().stream()
        .filter(series -> series.name().equals(name))
        .forEach(series -> series.buffer().copyLast(Integer.MAX_VALUE, window));
    return window;
  }
}
