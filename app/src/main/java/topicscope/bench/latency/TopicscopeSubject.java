package topicscope.bench.latency;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.scene.Parent;
import topicscope.bench.latency.RecordTimes.Stage;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.topic.TopicDecoder;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.partition.StartPosition;
import topicscope.kafka.read.RawRecord;
import topicscope.kafka.read.ReadingPlan;
import topicscope.kafka.read.RecordListener;
import topicscope.kafka.read.TopicReader;
import topicscope.plot.FrameLoop;
import topicscope.plot.RollingLineChart;
import topicscope.signal.SeriesSet;

/** Topicscope's reader and chart, as in the window. */
final class TopicscopeSubject implements LatencySubject {
  /** As in the window. */
  private static final int CAPACITY = 100_000;

  private final RollingLineChart chart = new RollingLineChart();
  private final FrameLoop loop = new FrameLoop(chart);
  private final TopicReader reader;

  /**
   * @param each gets every record when its sample is in the buffer, on the reader's thread
   * @param drawn gets the time of the newest sample of each frame, as the window's status line does
   */
  TopicscopeSubject(String servers, Consumer<RecordTimes> each, LongConsumer drawn) {
    SeriesSet series = new SeriesSet(CAPACITY);
    chart.setLegendVisible(false);
    // As in the window: the fill of the scene is the background.
    chart.setStyle("-fx-background-color: null; -topicscope-ground: white");
    chart.setOnDrawn(drawn);
    chart.show(series);
    reader =
        TopicReader.start(
            ReadingPlan.passive(
                ClusterConnection.to(servers), LatencyBench.TOPIC, new StartPosition.Latest()),
            new TopicDecoder(LatencyBench.TOPIC, DecodeChoice.AUTOMATIC),
            series,
            Optional.of(new Stages(each)));
  }

  @Override
  public Parent root() {
    return chart;
  }

  @Override
  public void frame() {
    loop.handle(0);
  }

  @Override
  public OptionalLong newest() {
    return chart.newestDrawnTime();
  }

  @Override
  public void end() {
    reader.close();
  }

  /** Notes the stages in the reader. Of the reader's thread. */
  private static final class Stages implements RecordListener {
    private final Consumer<RecordTimes> each;
    private final Deque<Long> fetched = new ArrayDeque<>();
    private long polled;
    private long decoded;

    Stages(Consumer<RecordTimes> each) {
      this.each = each;
    }

    @Override
    public void fetched() {
      fetched.add(RecordTimes.nowMicros());
    }

    @Override
    public void polled() {
      polled = RecordTimes.nowMicros();
    }

    @Override
    public void decoded() {
      decoded = RecordTimes.nowMicros();
    }

    @Override
    public void accept(RawRecord record) {
      long now = RecordTimes.nowMicros();
      each.accept(
          new RecordTimes(record.offset(), record.timestampMs(), record.key().orElseThrow())
              .end(Stage.BROKER, fetched.remove())
              .end(Stage.POLL, polled)
              .end(Stage.DECODE, decoded)
              .end(Stage.APPEND, now));
    }
  }
}
