package topicscope.chaos;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import topicscope.bench.tool.Medians;
import topicscope.bench.tool.ProducerProcess;
import topicscope.desk.OpenWindow;
import topicscope.reading.Reading;
import topicscope.testing.TestCluster;

/**
 * A window with three plots, each of a topic that is written fast by a JVM of its own.
 *
 * @param sent records in the topics at the end
 * @param received records that the plots have received
 * @param lag records behind the end, as the plots say
 * @param behindMs from the end of the writing until everything was received
 * @param heapMb what is alive on the heap after a fifth, three fifths and all of the time, in MB
 * @param rssMb the resident memory of this process at the same times, in MB
 */
record Soak(
    long sent, long received, long lag, long behindMs, List<Long> heapMb, List<Long> rssMb) {
  private static final int PLOTS = 3;
  private static final int PARTITIONS = 3;

  /**
   * Runs it.
   *
   * @param perSecond records a second and topic; fewer if the machine doesn't send more
   */
  static Soak run(TestCluster cluster, int seconds, int perSecond)
      throws IOException, InterruptedException {
    List<String> topics =
        IntStream.range(0, PLOTS).mapToObj(i -> cluster.newTopic(PARTITIONS)).toList();
    List<Process> writers = new ArrayList<>();
    try (OpenWindow window = OpenWindow.on(cluster)) {
      List<Reading> readings = new ArrayList<>();
      for (String topic : topics) {
        if (!readings.isEmpty()) {
          window.addPlot();
          window.connect(cluster.connection());
        }
        window.pick(topic, 0);
        readings.add(window.reading());
      }
      for (String topic : topics) {
        writers.add(
            ProducerProcess.command(
                    cluster.bootstrapServers(), topic, "" + PARTITIONS, "" + perSecond)
                .start());
      }
      List<Long> heap = new ArrayList<>();
      List<Long> rss = new ArrayList<>();
      long begin = System.nanoTime();
      for (int fifth : List.of(1, 3, 5)) {
        long due = begin + seconds * 1_000_000_000L / 5 * fifth;
        await().atMost(seconds + 60L, SECONDS).until(() -> System.nanoTime() - due >= 0);
        // Collected first: the resident memory would tell how much the collector still has to do.
        heap.add(Medians.usedHeap() >> 20);
        rss.add(residentMb());
      }
      for (Process writer : writers) {
        writer.getOutputStream().close();
        writer.waitFor();
      }
      long ended = System.nanoTime();
      long sent = ends(cluster, topics);
      await()
          .atMost(2L * seconds + 60, SECONDS)
          .until(() -> received(readings) >= sent && lag(readings) == 0);
      return new Soak(
          sent,
          received(readings),
          lag(readings),
          (System.nanoTime() - ended) / 1_000_000,
          List.copyOf(heap),
          List.copyOf(rss));
    } finally {
      writers.forEach(Process::destroyForcibly);
    }
  }

  private static long received(List<Reading> readings) {
    return readings.stream().mapToLong(one -> one.reader().counters().received()).sum();
  }

  private static long lag(List<Reading> readings) {
    return readings.stream().mapToLong(one -> one.reader().lag()).sum();
  }

  private static long ends(TestCluster cluster, List<String> topics) throws InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
      long sum = 0;
      for (String topic : topics) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
          TopicPartition place = new TopicPartition(topic, partition);
          sum +=
              admin
                  .listOffsets(Map.of(place, OffsetSpec.latest()))
                  .partitionResult(place)
                  .get()
                  .offset();
        }
      }
      return sum;
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private static long residentMb() throws IOException {
    String kilobytes =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .findFirst()
            .orElseThrow();
    return Long.parseLong(kilobytes.replaceAll("\\D", "")) / 1_024;
  }
}
