package topicscope.producer.run;

import java.util.Optional;
import java.util.OptionalLong;
import topicscope.producer.publish.KafkaSink;
import topicscope.producer.publish.Route;
import topicscope.producer.replay.Recording;
import topicscope.producer.report.Report;

/**
 * A recording, played to a topic.
 *
 * @param speed how many times faster than recorded; infinity for as fast as can be
 * @param loop whether it begins again at its end
 * @param keepTime whether records are stamped with the recorded time instead of now
 * @param field the number that formats for a single one carry; empty text for the first
 * @param keyField the column that is the key; empty for the route's key
 * @param count after how many rows it ends
 */
public record ReplayPlan(
    Recording recording,
    Route route,
    double speed,
    boolean loop,
    boolean keepTime,
    String field,
    Optional<String> keyField,
    OptionalLong count)
    implements Plan {

  @Override
  public String text() {
    String pace =
        Double.isInfinite(speed)
            ? "as fast as can be"
            : speed == 1 ? "at the recorded speed" : speed + " times as fast as recorded";
    return recording.file() + " to " + route.topic() + " as " + route.format() + ", " + pace;
  }

  @Override
  public Workload load() {
    return Workload.FED;
  }

  @Override
  public Plan.Running start(KafkaSink sink, Report report) {
    return RecordFeed.start(
        new ReplayPlayer(this, report), route.topic(), sink.messages(route.topic()), report);
  }
}
