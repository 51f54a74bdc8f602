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
import topicscope.platform.HostName;
import topicscope.producer.publish.DeliveryListener;
import topicscope.producer.publish.KafkaSink;
import topicscope.producer.publish.Route;
import topicscope.producer.publish.SinkListener;
import topicscope.producer.publish.SinkSettings;
import topicscope.producer.publish.ValueFormat;
import topicscope.producer.sampling.SamplingListener;
import topicscope.producer.sampling.SamplingLoop;
import topicscope.producer.source.CpuSource;

/**
 * A broker in this process, with this machine's CPU load published to it twice a second.
 *
 * <p>The broker's data is removed also when the JVM is terminated.
 */
public final class Demo implements AutoCloseable {
  /** The topic with the CPU load. */
  public static final String TOPIC = "test-topic";

  private static final Duration INTERVAL = Duration.ofMillis(500);

  private final EmbeddedBroker broker;
  private final KafkaSink sink;
  private final SamplingLoop loop;
  private final Thread hook;

  private Demo(EmbeddedBroker broker, KafkaSink sink) {
    this.broker = broker;
    this.sink = sink;
    Route route = new Route(TOPIC, Optional.empty(), ValueFormat.INT, HostName.get());
    loop =
        SamplingLoop.start(
            new CpuSource(),
            sink.publisher(route, DeliveryListener.NONE),
            INTERVAL,
            SamplingListener.NONE);
    hook = new Thread(this::end, "demo-end");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Starts everything; returns when the broker answers and the topic exists. */
  public static Demo start() {
    return start(EmbeddedBroker.startOnUsualPort());
  }

  /** The same on a broker without the topic; closes the broker also if it fails. */
  static Demo start(EmbeddedBroker broker) {
    return orClose(
        broker::close,
        () -> {
          createTopic(broker.bootstrapServers());
          SinkSettings settings =
              SinkSettings.sampling(broker.bootstrapServers(), ClientConfig.none());
          KafkaSink sink = KafkaSink.open(settings, SinkListener.NONE);
          return orClose(sink::close, () -> new Demo(broker, sink));
        });
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

  /** One line that says what runs where. */
  public String describe() {
    String why =
        broker.port() == EmbeddedBroker.USUAL_PORT
            ? ""
            : " (port " + EmbeddedBroker.USUAL_PORT + " is in use)";
    return "A Kafka broker runs in this process on "
        + bootstrapServers()
        + why
        + "; this machine's CPU load goes to "
        + TOPIC
        + " twice a second.";
  }

  /** Stops the producer and the broker, and removes its data. */
  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(hook);
    end();
  }

  private void end() {
    loop.close();
    sink.close();
    broker.close();
  }

  private static void createTopic(String bootstrapServers) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin
          .createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty())))
          .all()
          .get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("can't create " + TOPIC + ": " + e.getMessage(), e);
    }
  }
}
