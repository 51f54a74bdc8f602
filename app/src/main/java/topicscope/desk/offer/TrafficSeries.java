package topicscope.desk.offer;

import topicscope.desk.model.Plot;
import topicscope.kafka.read.ReaderCounters;
import topicscope.reading.Reading;
import topicscope.transform.Transform;
import topicscope.transform.TransformRunner;

/**
 * Draws the records and bytes per second of a topic while none of its records has a number. They
 * are no choice of the user: nothing keeps them, and the first number takes their place.
 *
 * <p>Owned by the JavaFX thread; one for each reading.
 */
final class TrafficSeries {
  private boolean drawn;
  private boolean done;

  /** Called a few times a second. */
  void refresh(Plot plot, Reading reading) {
    ReaderCounters counters = reading.reader().counters();
    TransformRunner transforms = reading.analysis().transforms();
    if (counters.decoded() > 0) {
      if (drawn) {
        Transform.RATES.stream().filter(rate -> !plot.isAdded(rate)).forEach(transforms::remove);
      }
      drawn = false;
      done = true;
    } else if (!done && !drawn && counters.received() > 0) {
      drawn = true;
      Transform.RATES.forEach(transforms::add);
    }
  }
}
