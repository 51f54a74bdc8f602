package topicscope.kafka.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends lines of text to an existing topic; it never creates one. It waits for each confirmation.
 * Owned by one thread, not the JavaFX thread.
 */
public final class LineSender implements AutoCloseable {
  private static final int PATIENCE_MS = 10_000;

  private final String topic;
  private final KafkaProducer<byte[], byte[]> producer;

  /**
   * Connects.
   *
   * @throws IOException if the topic does not exist or can't be reached
   */
  public LineSender(ClusterConnection connection, String topic) throws IOException {
    this.topic = topic;
    expectTopic(connection, topic);
    Map<String, Object> settings = connection.adminSettings(PATIENCE_MS / 2);
    settings.put("max.block.ms", PATIENCE_MS);
    settings.put("delivery.timeout.ms", PATIENCE_MS);
    settings.put("linger.ms", 0);
    settings.put("acks", "all");
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Sends a record and waits for its confirmation.
   *
   * @throws IOException if it could not be sent
   */
  public void send(String key, String value) throws IOException, InterruptedException {
    try {
      producer
          .send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value.getBytes(UTF_8)))
          .get(PATIENCE_MS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException(why(e), e);
    } catch (TimeoutException e) {
      throw new IOException("no answer within " + PATIENCE_MS / 1_000 + " s", e);
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(2));
  }

  private static void expectTopic(ClusterConnection connection, String topic) throws IOException {
    try (Admin admin = Admin.create(connection.adminSettings(PATIENCE_MS / 2))) {
      admin.describeTopics(List.of(topic)).allTopicNames().get(PATIENCE_MS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        throw new IOException("there is no topic " + topic + "; create it first", e);
      }
      throw new IOException("the topic " + topic + " can't be reached: " + why(e), e);
    } catch (TimeoutException e) {
      throw new IOException("the cluster does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String why(ExecutionException failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
