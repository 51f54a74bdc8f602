package topicscope.decode.detect;

import java.util.List;
import topicscope.decode.RecordView;

/**
 * Collects values that could not be decoded, to detect that a topic's format changes. From time to
 * time it reports that there are enough of them to search for another format.
 *
 * <p>Owned by the reading thread. Each search without a result doubles the number of values before
 * the next one, so that hopeless records cost nothing in the long run.
 */
final class FormatChangeDetector {
  private static final int FIRST_SEARCH = 8;
  private static final int MAX_FAILURES = 1 << 20;

  /** With more decoded records than this per failure, failures are accidents. */
  private static final int RARE = 5;

  private SampleRecords samples = new SampleRecords();
  private int failuresNeeded = FIRST_SEARCH;
  private long failures;
  private long decoded;

  /** Counts a value that was decoded. */
  void decoded() {
    decoded++;
  }

  /** Takes a value that could not be decoded; true if it is time to search for another format. */
  boolean add(RecordView record) {
    if (failures == 0) {
      decoded = 0;
    }
    samples.add(record);
    failures++;
    if (failures < failuresNeeded) {
      return false;
    }
    boolean often = isOften(failures, decoded);
    if (!often) {
      searchLater();
    }
    return often;
  }

  /** Whether so many failures are no accidents, and enough to search for another format. */
  static boolean isChange(long failures, long decoded) {
    return failures >= FIRST_SEARCH && isOften(failures, decoded);
  }

  private static boolean isOften(long failures, long decoded) {
    return failures * RARE >= decoded;
  }

  /** The values kept since the last search. */
  List<byte[]> samples() {
    return samples.values();
  }

  /** Starts again, since another format was found. */
  void solved() {
    searchLater();
    failuresNeeded = FIRST_SEARCH;
  }

  /** Requires twice as many values for the next search. */
  void searchLater() {
    samples = new SampleRecords();
    failures = 0;
    decoded = 0;
    failuresNeeded = Math.min(MAX_FAILURES, failuresNeeded * 2);
  }
}
