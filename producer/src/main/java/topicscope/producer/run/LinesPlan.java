package topicscope.producer.run;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalInt;
import topicscope.producer.lines.ByteLines;
import topicscope.producer.lines.LineFormat;
import topicscope.producer.publish.DeliveryListener;
import topicscope.producer.publish.KafkaSink;
import topicscope.producer.publish.Message;
import topicscope.producer.report.Report;

/**
 * Lines of a stream, one record each.
 *
 * @param in read to its end, by a thread that ends with the JVM at the latest
 */
public record LinesPlan(String topic, LineFormat format, InputStream in) implements Plan {
  @Override
  public String text() {
    return "lines of the standard input to " + topic;
  }

  @Override
  public Workload load() {
    return Workload.FED;
  }

  @Override
  public Plan.Running start(KafkaSink sink, Report report) {
    return RecordFeed.start(new Lines(this, report), topic, sink.messages(topic), report);
  }

  /** The lines, as they are read. */
  private static final class Lines implements RecordFeed.Contents {
    private final LinesPlan plan;
    private final Report report;
    private long number;

    Lines(LinesPlan plan, Report report) {
      this.plan = plan;
      this.report = report;
    }

    @Override
    public String name() {
      return "lines";
    }

    @Override
    public boolean showsProgress() {
      return false;
    }

    @Override
    public OptionalInt highestPartition() {
      return plan.format.rule().highest();
    }

    @Override
    public void feed(RecordFeed feed) throws IOException {
      ByteLines lines = new ByteLines(plan.in);
      Optional<byte[]> line = lines.next();
      while (feed.isOpen() && line.isPresent()) {
        number++;
        publish(line.get(), feed);
        line = lines.next();
      }
    }

    private void publish(byte[] line, RecordFeed feed) {
      Message message;
      try {
        message = plan.format.message(System.currentTimeMillis(), line);
      } catch (IllegalArgumentException e) {
        feed.skip("line " + number + " is skipped: " + e.getMessage());
        return;
      }
      long published = number;
      feed.publish(
          message,
          new DeliveryListener() {
            @Override
            public void acknowledged(int partition, long offset) {
              report.acknowledged(plan.topic, partition, offset);
            }

            @Override
            public void failed(String reason) {
              report.trouble("line " + published + " was not sent: " + reason);
            }
          });
    }
  }
}
