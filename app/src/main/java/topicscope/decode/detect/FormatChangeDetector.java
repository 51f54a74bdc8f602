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
  private static final int FIRST_LOOK = 8;
  private static final int MAX = 1 << 20;

  /** One undecodable record among this many is an accident and no format. */
  private static final int RARE = 5;

  private SampleRecords evidence = new SampleRecords();
  private int enough = FIRST_LOOK;
  private long troubles;
  private long others;

  /** Counts a value that was decoded. */
  void allWell() {
    others++;
  }

  /** Takes a value that could not be decoded; true if it is time to search for another format. */
  boolean add(RecordView record) {
    if (troubles == 0) {
      others = 0;
    }
    evidence.add(record);
    troubles++;
    if (troubles < enough) {
      return false;
    }
    boolean often = troubles * RARE >= others;
    if (!often) {
      lookAgainLater();
    }
    return often;
  }

  /** The values kept since the last search. */
  List<byte[]> samples() {
    return evidence.samples();
  }

  /** Starts again, since another format was found. */
  void solved() {
    lookAgainLater();
    enough = FIRST_LOOK;
  }

  /** Requires twice as many values for the next search. */
  void lookAgainLater() {
    evidence = new SampleRecords();
    troubles = 0;
    others = 0;
    enough = Math.min(MAX, enough * 2);
  }
}
