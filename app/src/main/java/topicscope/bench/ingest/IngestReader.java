package topicscope.bench.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** What each compared program does with the records of a poll. */
interface IngestReader extends Consumer<ConsumerRecords<ByteBuffer, ByteBuffer>> {
  /** A number that depends on every record, so that the compiler can't remove any work. */
  double sum();

  /** Only reads the bytes. */
  final class Raw implements IngestReader {
    private long sum;

    @Override
    public void accept(ConsumerRecords<ByteBuffer, ByteBuffer> records) {
      for (ConsumerRecord<ByteBuffer, ByteBuffer> record : records) {
        ByteBuffer value = record.value();
        sum += value.get(value.position()) + value.get(value.limit() - 1) + record.timestamp();
      }
    }

    @Override
    public double sum() {
      return sum;
    }
  }

  /** Reads every number with a streaming parser, or directly if the record is binary. */
  final class Bare implements IngestReader {
    private final JsonFactory factory =
        JsonFactory.builder().enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER).build();
    private final boolean text;
    private double sum;

    Bare(boolean text) {
      this.text = text;
    }

    @Override
    public void accept(ConsumerRecords<ByteBuffer, ByteBuffer> records) {
      for (ConsumerRecord<ByteBuffer, ByteBuffer> record : records) {
        ByteBuffer value = record.value();
        sum += text ? parse(value) : value.getDouble(value.position());
      }
    }

    @Override
    public double sum() {
      return sum;
    }

    private double parse(ByteBuffer value) {
      double all = 0;
      int from = value.arrayOffset() + value.position();
      try (JsonParser parser = factory.createParser(value.array(), from, value.remaining())) {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
          if (token.isNumeric()) {
            all += parser.getDoubleValue();
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return all;
    }
  }
}
