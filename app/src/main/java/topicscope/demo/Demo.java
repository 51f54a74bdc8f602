package topicscope.demo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import topicscope.client.ClientConfig;
import topicscope.producer.publish.KafkaSink;
import topicscope.producer.publish.SinkListener;
import topicscope.producer.publish.SinkSettings;

/**
 * A broker in this process, and topics in it that are written all the time: this machine's CPU load
 * and, if wanted, demo data with five minutes of history.
 *
 * <p>The broker's data is removed also when the JVM is terminated.
 */
public final class Demo implements AutoCloseable {
  private static final Duration HISTORY_TIMEOUT = Duration.ofSeconds(30);

  private final EmbeddedBroker broker;
  private final KafkaSink sink;
  private final DemoWriter writer;
  private final int cores;
  private final String content;
  private final Thread hook;

  /**
   * What a demo publishes.
   *
   * @param feeds what is read, and where it goes
   * @param content says so, after "in this process on localhost:9092"
   */
  private record Plan(List<DemoFeed> feeds, String content) {
    List<String> topics() {
      return feeds.stream().map(feed -> feed.route().topic()).distinct().toList();
    }
  }

  private Demo(EmbeddedBroker broker, KafkaSink sink, DemoWriter writer, Plan plan) {
    this.broker = broker;
    this.sink = sink;
    this.writer = writer;
    cores = plan.topics().contains(DemoTopics.CPU) ? CpuFields.cores() : 0;
    content = plan.content();
    hook = new Thread(this::end, "demo-end");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Starts all topics; returns when the broker answers and the history is in the topics. */
  public static Demo start() {
    return start(all());
  }

  /** Starts with the CPU load only; returns when the broker answers and the topic exists. */
  public static Demo start(String topic) {
    return start(cpu(topic));
  }

  private static Demo start(Plan plan) {
    // What is measured is measured from now on, while the broker starts.
    DemoWriter writer = DemoWriter.start(plan.feeds());
    return orClose(writer::close, () -> start(EmbeddedBroker.startOnUsualPort(), writer, plan));
  }

  /** The same on a broker without the topic; closes the broker also if it fails. */
  static Demo start(EmbeddedBroker broker, String topic) {
    Plan plan = cpu(topic);
    DemoWriter writer = DemoWriter.start(plan.feeds());
    return orClose(writer::close, () -> start(broker, writer, plan));
  }

  private static Demo start(EmbeddedBroker broker, DemoWriter writer, Plan plan) {
    return orClose(
        broker::close,
        () -> {
          createTopics(broker.bootstrapServers(), plan.topics());
          SinkSettings settings =
              SinkSettings.sampling(broker.bootstrapServers(), ClientConfig.none());
          KafkaSink sink = KafkaSink.open(settings, SinkListener.NONE);
          return orClose(
              sink::close,
              () -> {
                writer.publishTo(sink, HISTORY_TIMEOUT);
                return new Demo(broker, sink, writer, plan);
              });
        });
  }

  private static Plan all() {
    return new Plan(
        DemoTopics.all(),
        "this machine's CPU load goes to "
            + DemoTopics.TEST
            + " and "
            + DemoTopics.CPU
            + ", demo data to the other topics");
  }

  private static Plan cpu(String topic) {
    return new Plan(
        List.of(DemoTopics.cpuTo(topic)),
        "this machine's CPU load goes to " + topic + " twice a second");
  }

  /** Goes on with what was opened; if that fails, closes it. */
  private static Demo orClose(Runnable close, Supplier<Demo> next) {
    try {
      return next.get();
    } catch (RuntimeException | Error e) {
      close.run();
      throw e;
    }
  }

  /** {@code HOST:PORT} of the broker. */
  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /** The number of cores in {@link DemoTopics#CPU}; 0 without that topic. */
  public int cores() {
    return cores;
  }

  /** One line that says what runs where. */
  public String describe() {
    String why =
        broker.port() == EmbeddedBroker.USUAL_PORT
            ? ""
            : " (port " + EmbeddedBroker.USUAL_PORT + " is in use)";
    return "A Kafka broker runs in this process on "
        + bootstrapServers()
        + why
        + "; "
        + content
        + ".";
  }

  /** Stops the producer and the broker, and removes its data. */
  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(hook);
    end();
  }

  private void end() {
    writer.close();
    sink.close();
    broker.close();
  }

  private static void createTopics(String bootstrapServers, List<String> topics) {
    List<NewTopic> wanted =
        topics.stream()
            .map(topic -> new NewTopic(topic, Optional.of(1), Optional.empty()))
            .toList();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      NewTopics.create(admin, wanted);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "can't create " + String.join(", ", topics) + ": " + e.getMessage(), e);
    }
  }
}
