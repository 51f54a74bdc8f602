package topicscope.transform;

import topicscope.signal.SampleBuffer;
import topicscope.signal.SampleCopy;

/** A transform at work. Owned by the stepping thread; any thread may read the counts. */
interface RunningTransform {
  /**
   * Takes the samples since the last step.
   *
   * @return whether the output has new samples
   */
  boolean step(long nowMs);

  TransformCounts counts();

  /** A series that its source writes by itself. */
  final class Written implements RunningTransform {
    private final SampleBuffer buffer;
    private long seen;

    Written(SampleBuffer buffer) {
      this.buffer = buffer;
    }

    @Override
    public boolean step(long nowMs) {
      long now = buffer.appended();
      boolean news = now != seen;
      seen = now;
      return news;
    }

    @Override
    public TransformCounts counts() {
      return TransformCounts.NONE;
    }
  }

  /** A transform of one series. */
  final class OfOne implements RunningTransform {
    private final Operator kernel;
    private final BufferCursor feed;
    private final TransformOutput out;
    private volatile TransformCounts counts = TransformCounts.NONE;

    /**
     * @param window receives the samples during a step; shared by those that step in turn
     */
    OfOne(Operator kernel, SampleBuffer from, SampleCopy window, SampleBuffer to) {
      this.kernel = kernel;
      feed = new BufferCursor(from, window, !(kernel instanceof BucketAggregator));
      out = new TransformOutput(to);
    }

    @Override
    public boolean step(long nowMs) {
      boolean news = false;
      while (feed.read()) {
        kernel.take(feed.samples(), nowMs, out);
        news |= out.flush();
      }
      kernel.rest(nowMs, out);
      news |= out.flush();
      counts = out.counts(feed.missed());
      return news;
    }

    @Override
    public TransformCounts counts() {
      return counts;
    }
  }
}
