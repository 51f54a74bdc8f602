package topicscope.producer.source;

import oshi.SystemInfo;
import oshi.util.GlobalConfig;

/**
 * OSHI's view of this machine, for everything in this program that reads it.
 *
 * <p>OSHI keeps what it has read for 300 ms. A source that is read more often would get the same
 * counters again, which looks like a load of zero. Here OSHI keeps them for 1 ms: long enough that
 * the numbers of one reading belong together. OSHI takes the setting when its first value is read,
 * so nothing gets OSHI but from this class.
 */
public final class Machine {
  private static final int KEPT_MS = 1;

  static {
    GlobalConfig.set(GlobalConfig.OSHI_UTIL_MEMOIZER_EXPIRATION, KEPT_MS);
  }

  private Machine() {}

  /** A view of the machine; cheap, it reads nothing yet. */
  public static SystemInfo info() {
    return new SystemInfo();
  }
}
