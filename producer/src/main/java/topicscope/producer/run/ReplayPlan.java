package topicscope.producer.run;

import java.util.Optional;
import java.util.OptionalLong;
import topicscope.producer.publish.KafkaSink;
import topicscope.producer.publish.Route;
import topicscope.producer.publish.SendPolicy;
import topicscope.producer.replay.Recording;
import topicscope.producer.report.Report;

/**
 * Replays a recording to a topic.
 *
 * @param speed factor to the recorded pace; infinity for as fast as possible
 * @param loop whether it starts again at the end
 * @param keepTime whether records keep the recorded time; otherwise they get the present time
 * @param field the number for formats with a single number; empty text for the first
 * @param keyField the column that is the key; empty for the route's key
 * @param count the number of rows to replay
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
  public SendPolicy policy() {
    return SendPolicy.FED;
  }

  @Override
  public Plan.Running start(KafkaSink sink, Report report) {
    return RecordFeed.start(
        new ReplayPlayer(this, report), route.topic(), sink.messages(route.topic()), report);
  }
}
