package topicscope.producer.sampling;

import java.util.concurrent.locks.LockSupport;

/**
 * The two clocks of a sampling loop: a monotonic one for the pace, and the wall clock for the
 * records' timestamps. Only tests have others than the system's.
 */
public interface SamplingClock {
  /** The system's. */
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

  /** Waits about this long; less when the thread is unparked, more when the machine is busy. */
  void pause(long nanos);
}
