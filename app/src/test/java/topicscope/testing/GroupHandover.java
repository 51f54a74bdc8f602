package topicscope.testing;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Two members of a consumer group, each {@code tail} in its own JVM, of which one gets a signal
 * while records are sent.
 *
 * @param lost records that no member has printed
 * @param doubled records that were printed more than once
 * @param takeoverMs from the signal until the other member printed new records of both partitions
 * @param errors what the members wrote to standard error
 */
public record GroupHandover(long lost, long doubled, long takeoverMs, String errors) {

  /**
   * Runs it on a new topic.
   *
   * @param folder an existing folder for what the members write
   * @param signal such as {@code TERM}
   * @param victim the member that gets it, 0 or 1
   * @param delay from the time when both members have printed records until the signal
   */
  public static GroupHandover run(
      TestCluster cluster, Path folder, String signal, int victim, Duration delay) {
    String topic = cluster.newTopic(2);
    try (Load load =
            new Load(cluster.producer(Map.of()), topic, new AtomicInteger(), new AtomicInteger());
        Member first = new Member(cluster, topic, folder, "first");
        Member second = new Member(cluster, topic, folder, "second")) {
      Member leaving = victim == 0 ? first : second;
      Member staying = victim == 0 ? second : first;
      try {
        load.until(() -> !first.lines().isEmpty() && !second.lines().isEmpty());
      } catch (ConditionTimeoutException e) {
        String found =
            "%s printed %,d and %,d of %,d lines, %s alive; errors: %s%s"
                .formatted(
                    topic,
                    first.lines().size(),
                    second.lines().size(),
                    load.sent().get(),
                    Stream.of(first, second).filter(one -> one.process().isAlive()).count(),
                    first.errors(),
                    second.errors());
        throw new AssertionError(found, e);
      }
      long due = System.nanoTime() + delay.toNanos();
      load.until(() -> System.nanoTime() - due >= 0);

      int before = load.sent().get();
      long signalled = System.nanoTime();
      CommandProcess.signal(leaving.process(), signal);
      load.until(() -> staying.hasSince(before, 0) && staying.hasSince(before, 1));
      long takeoverMs = (System.nanoTime() - signalled) / 1_000_000;
      load.until(() -> !leaving.process().isAlive());

      load.producer().flush();
      int sent = load.sent().get() - load.refused().get();
      try {
        await().atMost(60, SECONDS).until(() -> origins(first, second).distinct().count() >= sent);
      } catch (ConditionTimeoutException e) {
        // Counted below.
      }
      long different = origins(first, second).distinct().count();
      return new GroupHandover(
          sent - different,
          origins(first, second).count() - different,
          takeoverMs,
          first.errors() + second.errors());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Stream<String> origins(Member... members) {
    return Stream.of(members).flatMap(member -> member.lines().stream());
  }

  /**
   * Sends 0, 1, 2 … to the two partitions in turn while something is waited for.
   *
   * @param refused how many of them the cluster has not taken
   */
  private record Load(
      KafkaProducer<byte[], byte[]> producer,
      String topic,
      AtomicInteger sent,
      AtomicInteger refused)
      implements AutoCloseable {
    void until(Callable<Boolean> condition) {
      await()
          .atMost(120, SECONDS)
          .pollInterval(100, MILLISECONDS)
          .until(() -> {
            for (int i = 0; i < 50; i++) {
              int number = sent.getAndIncrement();
              var _ =
                  producer.send(
                      TestCluster.record(topic, number % 2, null, "" + number),
                      (_, failure) -> refused.addAndGet(failure == null ? 0 : 1));
            }
            return condition.call();
          });
    }

    @Override
    public void close() {
      producer.close();
    }
  }

  private record Member(Process process, Path output) implements AutoCloseable {
    Member(TestCluster cluster, String topic, Path folder, String name) throws IOException {
      Path output = folder.resolve(topic + "-" + name);
      String[] arguments = cluster.arguments("tail", topic, "--group", topic, "--from", "earliest");
      Process process =
          CommandProcess.process(folder, arguments)
              .redirectOutput(output.toFile())
              .redirectError(Path.of(output + ".err").toFile())
              .start();
      this(process, output);
    }

    /** The complete lines so far. */
    List<String> lines() {
      try {
        String text = Files.readString(output);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Whether it has printed a number of that partition that was sent after so many. */
    boolean hasSince(int before, int partition) {
      return lines().stream()
          .map(line -> Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1)))
          .anyMatch(number -> number >= before && number % 2 == partition);
    }

    String errors() throws IOException {
      return Files.readString(Path.of(output + ".err"));
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }
}
