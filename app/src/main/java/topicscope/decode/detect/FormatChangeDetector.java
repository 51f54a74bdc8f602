package topicscope.decode.detect;

import java.util.List;
import topicscope.decode.RecordView;

/**
 * Watches the values that could not be decoded, for a topic whose format changes: says from time to
 * time that there are enough of them to look for another format.
 *
 * <p>Owned by the reading thread. Each look that finds nothing doubles how many it takes to look
 * again, so that hopeless records cost nothing in the long run.
 */
final class FormatChangeDetector {
  private static final int FIRST_LOOK = 8;
  private static final int MOST = 1 << 20;

  /** One undecodable record in so many is an accident and no format. */
  private static final int RARE = 5;

  private SampleRecords evidence = new SampleRecords();
  private int enough = FIRST_LOOK;
  private long troubles;
  private long others;

  /** Counts a value that was decoded. */
  void allWell() {
    others++;
  }

  /** Takes a value that could not be decoded; true if it is time to look for another format. */
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

  /** The values kept since the last look. */
  List<byte[]> samples() {
    return evidence.samples();
  }

  /** Starts anew, since another format was found. */
  void solved() {
    lookAgainLater();
    enough = FIRST_LOOK;
  }

  /** Waits for twice as many. */
  void lookAgainLater() {
    evidence = new SampleRecords();
    troubles = 0;
    others = 0;
    enough = Math.min(MOST, enough * 2);
  }
}
