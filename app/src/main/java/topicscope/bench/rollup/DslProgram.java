package topicscope.bench.rollup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.kstream.WindowedSerdes;
import topicscope.bench.ingest.IngestCase;
import topicscope.decode.RecordView;
import topicscope.decode.SampleSink;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.choice.Format;
import topicscope.decode.topic.TopicDecoder;

/**
 * The same roll-up in the DSL of Kafka Streams, with its usual store (RocksDB) and its usual
 * settings: the series becomes the key, so that Streams sends every sample through a topic of its
 * own.
 */
final class DslProgram implements MeasuredProgram {
  private static final long LOOK_NANOS = 2_000_000;
  private static final Duration GRACE = Duration.ofDays(1);

  private final RunOrder order;
  private final Path folder;
  private final KafkaStreams streams;
  private final LongAdder found = new LongAdder();
  private final LongAdder aggregated = new LongAdder();
  private volatile String trouble = "";

  /** Decodes values; one thread calls it. */
  private static final class Values implements SampleSink {
    private final TopicDecoder decoder;
    private final RecordView view = new RecordView();
    private List<KeyValue<String, Double>> found = new ArrayList<>();

    Values(String topic) {
      decoder = new TopicDecoder(topic, DecodeChoice.AUTOMATIC.withFormat(Format.JSON));
    }

    List<KeyValue<String, Double>> of(byte[] value) {
      found = new ArrayList<>();
      view.at(0, 0, 0, 0).value(value, 0, value.length);
      if (!decoder.prepare(view) || decoder.decode(view, this).isUndecodable()) {
        throw new IllegalStateException("a record was not decoded");
      }
      return found;
    }

    @Override
    public void sample(int series, long timeMs, double value) {
      found.add(KeyValue.pair(decoder.seriesName(series), value));
    }

    @Override
    public void sample(int series, long timeMs, long value) {
      sample(series, timeMs, (double) value);
    }

    @Override
    public void unsigned(int series, long timeMs, long value) {
      sample(series, timeMs, (double) value);
    }
  }

  DslProgram(String servers, RunOrder order) throws IOException {
    this.order = order;
    folder = Files.createTempDirectory("topicscope-bench-");
    streams = new KafkaStreams(topology(), settings(servers));
    // As the roll-up does: what a broker that is slow ends begins again from the last commit.
    streams.setUncaughtExceptionHandler(thrown -> {
      trouble = "; the last thread has failed with " + thrown;
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    });
  }

  private Properties settings(String servers) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, order.application());
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1_000);
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    return settings;
  }

  private Topology topology() {
    StreamsBuilder builder = new StreamsBuilder();
    Values values = new Values(order.topic());
    builder.stream(order.topic(), Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
        .flatMap((_, value) -> {
          found.increment();
          return values.of(value);
        })
        .groupByKey(Grouped.with(Serdes.String(), Serdes.Double()))
        .windowedBy(TimeWindows.ofSizeAndGrace(RollupProgram.INTERVAL, GRACE))
        .aggregate(
            () -> DslAggregate.NOTHING,
            (_, value, aggregate) -> {
              aggregated.increment();
              return aggregate.with(value);
            },
            Materialized.with(Serdes.String(), DslAggregate.serde()))
        .toStream()
        .to(
            order.target(),
            Produced.with(
                WindowedSerdes.timeWindowedSerdeFrom(
                    String.class, RollupProgram.INTERVAL.toMillis()),
                DslAggregate.serde()));
    return builder.build();
  }

  @Override
  public ObjectNode run() {
    streams.start();
    RunMeter meter = new RunMeter();
    Patience patience = new Patience();
    long taken = 0;
    while (taken < order.records()) {
      LockSupport.parkNanos(LOOK_NANOS);
      if (patience.isOver(Patience.USUAL)) {
        throw new IllegalStateException(
            "it went no further than %,d of %,d records%s"
                .formatted(taken, order.records(), trouble));
      }
      // It begins with the first record that is decoded, long before the first one is aggregated.
      if (found.sum() == 0) {
        meter.waits();
      }
      long now = written();
      if (now > taken) {
        taken = now;
        meter.taken(taken);
        patience.renew();
      }
    }
    return meter.figures();
  }

  @Override
  public long written() {
    return aggregated.sum() / IngestCase.SMALL_NUMBERS;
  }

  @Override
  public void close() {
    if (!streams.close(Patience.USUAL)) {
      throw new IllegalStateException("it doesn't end within " + Patience.USUAL.toSeconds() + " s");
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't remove the store in " + folder, e);
    }
  }
}
