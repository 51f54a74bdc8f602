package topicscope.decode.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import topicscope.decode.RecordView;
import topicscope.decode.time.TimeFieldDetector;

/**
 * Copies of the first values of each partition, to detect a topic's format.
 *
 * <p>Bounded in number and bytes: when full, further values are not kept.
 */
final class SampleRecords {
  private static final int MAX_PER_PARTITION = 200;
  private static final int MAX_VALUES = 1_000;
  private static final int MAX_BYTES = 4 << 20;

  private final Map<Integer, Integer> perPartition = new HashMap<>();
  private final List<byte[]> values = new ArrayList<>();
  private final List<Long> times = new ArrayList<>();
  private int bytes;
  private boolean full;

  /** Takes the value of a record, unless its partition has given enough. */
  void add(RecordView record) {
    int length = record.valueLength();
    if (length == 0 || full) {
      return;
    }
    if (values.size() == MAX_VALUES || (bytes + length > MAX_BYTES && !values.isEmpty())) {
      full = true;
      return;
    }
    int count = perPartition.merge(record.partition(), 1, Integer::sum);
    if (count > MAX_PER_PARTITION) {
      return;
    }
    int from = record.valueOffset();
    values.add(Arrays.copyOfRange(record.value(), from, from + length));
    times.add(TimeFieldDetector.reference(record));
    bytes += length;
  }

  /** The times with which the times in the values are compared, ms since the epoch. */
  List<Long> times() {
    return times;
  }

  List<byte[]> values() {
    return values;
  }
}
