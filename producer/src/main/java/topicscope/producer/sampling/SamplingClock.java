package topicscope.producer.sampling;

import java.util.concurrent.locks.LockSupport;

/**
 * The two clocks of a sampling loop: a monotonic clock for the pace and the wall clock for the
 * timestamps. Tests supply their own.
 */
public interface SamplingClock {
  /** The system's clocks. */
  SamplingClock SYSTEM =
      new SamplingClock() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public long wallMillis() {
          return System.currentTimeMillis();
        }

        @Override
        public void pause(long nanos) {
          LockSupport.parkNanos(nanos);
        }
      };

  /** Nanoseconds of the monotonic clock. */
  long nanoTime();

  /** Milliseconds since the epoch. */
  long wallMillis();

  /**
   * Waits about this many nanoseconds. Returns earlier if the thread is unparked, later if the
   * machine is busy.
   */
  void pause(long nanos);
}
