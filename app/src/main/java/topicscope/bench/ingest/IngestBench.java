package topicscope.bench.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import topicscope.bench.tool.Benchmark;
import topicscope.bench.tool.BrokerProcess;
import topicscope.bench.tool.Medians;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.meter.DelayMeter;
import topicscope.kafka.meter.IntervalMeter;
import topicscope.kafka.meter.KeyMeter;
import topicscope.kafka.meter.MatchMeter;
import topicscope.kafka.meter.PartitionRateMeter;
import topicscope.kafka.meter.RecordMeter;
import topicscope.kafka.meter.RecordMeters;
import topicscope.kafka.meter.SizeMeter;
import topicscope.signal.SampleBuffer;

/** Measures how fast records become samples, compared with consumers that do less. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = {
      "Measures how fast records become samples in a buffer.",
      "Counts, times and the tail of latest records are kept, as in the window.",
      "Prints one line of JSON a case: records per second for Topicscope, for a consumer that reads"
          + " every number with Jackson's streaming parser (bare), and for one that only touches"
          + " the bytes (raw). All three read the same topic in turn; the median of the rounds"
          + " counts."
    })
public final class IngestBench extends Benchmark {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int SERIES_CAPACITY = 100_000;
  private static final long SEED = 4_2026;

  @Option(
      names = "--records",
      paramLabel = "COUNT",
      defaultValue = "3000000",
      description =
          "Records in each topic; fewer where a record is large (default: ${DEFAULT-VALUE}).")
  private int records = 3_000_000;

  @Option(
      names = "--rounds",
      paramLabel = "COUNT",
      defaultValue = "5",
      description = "How often each program reads each topic (default: ${DEFAULT-VALUE}).")
  private int rounds = 5;

  @Option(
      names = "--cases",
      split = ",",
      paramLabel = "CASE",
      description = "Only these: ${COMPLETION-CANDIDATES}.")
  private List<IngestCase> cases = List.of(IngestCase.values());

  @Option(
      names = "--with-series",
      description = "Also with each series about the records, such as @bytes, written beside.")
  private boolean withSeries;

  /** Series about the records, and what writes them. */
  private static final Map<String, Function<SampleBuffer, RecordMeter>> ABOUT_RECORDS =
      new TreeMap<>(
          Map.of(
              "@bytes", into -> new SizeMeter(SizeMeter.Part.ALL, into),
              "@interval", into -> new IntervalMeter(false, into),
              "@delay", into -> new DelayMeter(() -> true, into),
              "@keys", into -> new KeyMeter(10_000, into),
              "@match", into -> new MatchMeter("error", into),
              "@rate{0}", into -> new PartitionRateMeter(0, into)));

  private record Speed(double recordsPerSecond, double bytesPerRecord) {}

  @Override
  protected void measure() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start()) {
      for (IngestCase kind : cases) {
        print(measure(broker.bootstrapServers(), kind));
      }
    }
  }

  private ObjectNode measure(String bootstrapServers, IngestCase kind) throws Exception {
    String topic = "bench-" + kind.name();
    int count = kind.records(records);
    lay(bootstrapServers, topic, kind, count);
    List<Supplier<IngestReader>> programs =
        new ArrayList<>(
            List.of(
                () -> new IngestSubject(topic, kind),
                () -> new IngestReader.Bare(kind.isText()),
                IngestReader.Raw::new));
    if (withSeries) {
      ABOUT_RECORDS.values().forEach(meter -> programs.add(() -> with(topic, kind, meter)));
    }
    List<List<Speed>> speeds =
        programs.stream().<List<Speed>>map(program -> new ArrayList<>()).toList();
    for (int round = -1; round < rounds; round++) {
      for (int i = 0; i < programs.size(); i++) {
        Speed speed = read(bootstrapServers, topic, count, programs.get(i).get());
        if (round >= 0) {
          speeds.get(i).add(speed);
        }
      }
    }
    ObjectNode line =
        line(kind, count, median(speeds.get(0)), median(speeds.get(1)), median(speeds.get(2)));
    if (withSeries) {
      ObjectNode with = line.putObject("withSeriesToWithout");
      List<String> names = List.copyOf(ABOUT_RECORDS.keySet());
      for (int i = 0; i < names.size(); i++) {
        with.put(names.get(i), ratio(median(speeds.get(3 + i)), median(speeds.get(0))));
      }
    }
    return line;
  }

  private static IngestReader with(
      String topic, IngestCase kind, Function<SampleBuffer, RecordMeter> meter) {
    RecordMeters meters = new RecordMeters();
    meters.add(meter.apply(new SampleBuffer(SERIES_CAPACITY)));
    return new IngestSubject(topic, kind, meters);
  }

  private static void lay(String bootstrapServers, String topic, IngestCase kind, int count)
      throws Exception {
    Map<String, Object> settings =
        Map.of("linger.ms", 20, "batch.size", 1 << 18, "buffer.memory", 64L << 20);
    Random random = new Random(SEED);
    try (KafkaProducer<byte[], byte[]> producer = producer(bootstrapServers, settings)) {
      for (int i = 0; i < count; i++) {
        byte[] value = kind.value(i, random);
        var _ = producer.send(new ProducerRecord<>(topic, 0, null, value));
      }
      producer.flush();
    }
  }

  private static Speed read(
      String bootstrapServers, String topic, int count, IngestReader program) {
    TopicPartition partition = new TopicPartition(topic, 0);
    try (KafkaConsumer<ByteBuffer, ByteBuffer> consumer =
        new KafkaConsumer<>(
            ClusterConnection.to(bootstrapServers).consumerSettings(),
            new ByteBufferDeserializer(),
            new ByteBufferDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      consumer.position(partition);
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long allocated = threads.getCurrentThreadAllocatedBytes();
      long started = System.nanoTime();
      int received = 0;
      while (received < count) {
        ConsumerRecords<ByteBuffer, ByteBuffer> polled = consumer.poll(POLL);
        program.accept(polled);
        received += polled.count();
      }
      double seconds = (System.nanoTime() - started) / 1e9;
      double bytes = threads.getCurrentThreadAllocatedBytes() - allocated;
      if (Double.isNaN(program.sum())) {
        throw new IllegalStateException("the sum of finite numbers is not a number");
      }
      return new Speed(count / seconds, bytes / count);
    }
  }

  private static Speed median(List<Speed> speeds) {
    return new Speed(
        Medians.of(speeds, Speed::recordsPerSecond), Medians.of(speeds, Speed::bytesPerRecord));
  }

  private static ObjectNode line(
      IngestCase kind, int count, Speed topicscope, Speed bare, Speed raw) {
    ObjectNode line = line("ingest").put("case", kind.label()).put("unit", "records/s");
    line.put("topicscope", Math.round(topicscope.recordsPerSecond));
    line.put("bare", Math.round(bare.recordsPerSecond));
    line.put("raw", Math.round(raw.recordsPerSecond));
    line.put("toBare", ratio(topicscope, bare)).put("toRaw", ratio(topicscope, raw));
    line.put("records", count);
    line.putObject("bytesAllocatedPerRecord")
        .put("topicscope", round(topicscope.bytesPerRecord))
        .put("bare", round(bare.bytesPerRecord))
        .put("raw", round(raw.bytesPerRecord));
    return line;
  }

  private static double ratio(Speed one, Speed other) {
    return Math.round(100 * one.recordsPerSecond / other.recordsPerSecond) / 100.0;
  }

  private static double round(double bytes) {
    return Math.round(10 * bytes) / 10.0;
  }
}
