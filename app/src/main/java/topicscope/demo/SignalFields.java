package topicscope.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import topicscope.producer.source.Field;
import topicscope.producer.source.Reading;
import topicscope.producer.source.Source;
import topicscope.producer.synthetic.Signal;

/** Signals as the fields of one reading, rounded to 0.1. The order is that of the map. */
record SignalFields(String name, double spacing, SequencedMap<String, Signal> signals)
    implements Source {
  @Override
  public Optional<Reading> read() {
    List<Field> fields = new ArrayList<>();
    for (Map.Entry<String, Signal> one : signals.entrySet()) {
      double value = Math.rint(one.getValue().next(spacing) * 10) / 10;
      fields.add(Field.of(one.getKey(), value));
    }
    return Optional.of(new Reading(name, fields));
  }
}
