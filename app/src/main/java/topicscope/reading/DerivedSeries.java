package topicscope.reading;

import java.util.List;
import topicscope.kafka.read.ReadingPlan;
import topicscope.transform.Transform;

/**
 * The series that a reading begins with beside those of the fields.
 *
 * @param transforms what to compute; a series about records has all that are read
 * @param asked the series that the cluster is asked for, shared by readings that replace one
 *     another
 */
public record DerivedSeries(List<Transform> transforms, AskedSeries asked) {
  /** Copies the list. */
  public DerivedSeries {
    transforms = List.copyOf(transforms);
  }

  /** Those of a reading that replaces no other. */
  public static DerivedSeries of(ReadingPlan plan, List<Transform> transforms) {
    return new DerivedSeries(
        transforms, new AskedSeries(plan.connection(), plan.topic(), plan.poll()));
  }
}
