package topicscope.kafka.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import topicscope.client.LoginThrottle;

/**
 * Sends lines of text to an existing topic; it never creates one. It waits for each confirmation.
 * Owned by one thread, not the JavaFX thread.
 */
public final class LineSender implements AutoCloseable {
  private static final int PATIENCE_MS = 10_000;
  private static final int LOOK_MS = 250;

  private final String topic;
  private final ClusterConnection connection;
  private @Nullable KafkaProducer<byte[], byte[]> producer;

  /**
   * Connects.
   *
   * @throws IOException if the topic does not exist or can't be reached
   */
  public LineSender(ClusterConnection connection, String topic) throws IOException {
    this.topic = topic;
    this.connection = connection;
    checkLogin();
    expectTopic(connection, topic);
    producer = open();
  }

  private KafkaProducer<byte[], byte[]> open() {
    Map<String, Object> settings = connection.adminSettings(PATIENCE_MS / 2);
    settings.put("max.block.ms", PATIENCE_MS);
    settings.put("delivery.timeout.ms", PATIENCE_MS);
    settings.put("linger.ms", 0);
    settings.put("acks", "all");
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private void checkLogin() throws IOException {
    if (connection.gate().isClosed()) {
      throw new IOException("the login to " + connection + " was refused");
    }
  }

  /**
   * Sends a record and waits for its confirmation.
   *
   * @throws IOException if it could not be sent
   */
  public void send(String key, String value) throws IOException, InterruptedException {
    KafkaProducer<byte[], byte[]> sending = producer;
    if (sending == null || connection.isCutOff(sending.metrics())) {
      close();
      checkLogin();
      sending = open();
      producer = sending;
    }
    Future<RecordMetadata> sent =
        sending.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value.getBytes(UTF_8)));
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
    while (true) {
      try {
        var _ = sent.get(LOOK_MS, TimeUnit.MILLISECONDS);
        return;
      } catch (ExecutionException e) {
        checkRefused(sending);
        throw new IOException(why(e), e);
      } catch (TimeoutException e) {
        checkRefused(sending);
        if (System.nanoTime() - end > 0) {
          throw new IOException("no answer within " + PATIENCE_MS / 1_000 + " s", e);
        }
      }
    }
  }

  /** Kafka's client would log in again and again. */
  private void checkRefused(KafkaProducer<byte[], byte[]> sending) throws IOException {
    if (LoginThrottle.refusals(sending.metrics()) > 0) {
      producer = null;
      sending.close(Duration.ZERO);
      throw new IOException(
          connection
              .refused(FailureCause.failed("the login to " + connection + " is refused"))
              .cause());
    }
  }

  @Override
  public void close() {
    KafkaProducer<byte[], byte[]> open = producer;
    producer = null;
    if (open != null) {
      open.close(Duration.ofSeconds(2));
    }
  }

  private static void expectTopic(ClusterConnection connection, String topic) throws IOException {
    try (Admin admin = Admin.create(connection.adminSettings(PATIENCE_MS / 2))) {
      admin.describeTopics(List.of(topic)).allTopicNames().get(PATIENCE_MS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        throw new IOException("there is no topic " + topic + "; create it first", e);
      }
      if (e.getCause() instanceof AuthenticationException refusal) {
        throw new IOException(connection.refused(FailureCause.of(refusal, connection)).cause(), e);
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
