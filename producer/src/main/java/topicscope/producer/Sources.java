package topicscope.producer;

import java.util.ArrayList;
import java.util.List;

/** All kinds of source. */
final class Sources {
  private Sources() {}

  /** One of each, with options of its own. */
  static List<SourceOptions> all() {
    List<SourceOptions> all = new ArrayList<>();
    all.add(new CpuOptions());
    for (MeasuredOptions.Kind kind : MeasuredOptions.Kind.values()) {
      all.add(new MeasuredOptions(kind));
    }
    for (BelievableOptions.Kind kind : BelievableOptions.Kind.values()) {
      all.add(new BelievableOptions(kind));
    }
    all.add(new RandomOptions());
    all.add(new LinesOptions());
    all.add(new ReplayOptions());
    return all;
  }
}
