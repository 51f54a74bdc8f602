package topicscope.decode.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicscope.decode.RecordView;
import topicscope.decode.SampleSink;
import topicscope.decode.choice.DecodeChoice;

@Execution(CONCURRENT)
class SteadyStateTest {
  private static final int RECORDS = 60_000;
  private static final long NOW = 1_700_000_000_000L;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "123456",
        "-12.75",
        "{\"seq\":17,\"host\":\"web-1\",\"cpu\":12.34,\"up\":true,\"load\":0.125,\"none\":null}",
        "{\"seq\": 17, \"mem\": {\"used\": [1, 2.5, 3]}}",
        "{\"a\":1}\n{\"a\":2}",
        "{\"at\":1,\"values\":[{\"id\":\"oil\",\"t\":1700000000000,\"v\":7.5},"
            + "{\"id\":\"air\",\"t\":1700000001000,\"v\":1.5}],\"seq\":3}",
        "{\"metrics\":[{\"name\":\"cpu\",\"attributes\":[{\"key\":\"core\",\"value\":{\"stringValue\":\"0\"}}],"
            + "\"v\":1},{\"name\":\"mem\",\"attributes\":[],\"v\":2}]}",
        "{\"points\":[[1700000000000,1.5],[1700000001000,2.5]]}",
        "{\"t\":[1700000000000,1700000001000],\"v\":[1.5,2.5]}",
        "{\"seq\":1,\"inner\":\"{\\\"a\\\":[1,2],\\\"b\\\":2.5}\"}",
        "{\"schema\":{\"type\":\"struct\",\"optional\":false,\"fields\":[{\"type\":\"bytes\",\"field\":\"price\",\"name\":\"org.apache.kafka.connect.data.Decimal\",\"parameters\":{\"scale\":\"2\"}}]},\"payload\":{\"price\":\"B88=\",\"n\":1}}",
        "{\"ts\":[2023,11,14,22,13,20,123000000],\"v\":1.5}",
        "1,2.5,abc",
        "45.5 %",
        "12.5MB,$3.25,abc",
        "took=12.5 status=200 level=info",
        "2025-11-27 10:00:00,123 INFO [http-1] done took=12.5 status=200",
        "Reading[temp=21.5, at=Place[x=1]]",
        "cpu{host=\"a\",mode=\"idle\"} 12.5 1700000000000\ncpu{mode=\"user\",host=\"a\"} 3",
        "servers.web1.cpu 0.5 1700000000\nservers.web2.cpu 0.5 1700000000",
        "$GPGGA,172814.0,3730.0,N,12215.0,W,2,6,1.2,18.893,M,-25.669,M,2.0,0031*4F",
        "cpu,host=a usage=1.5,n=3i 1700000000000000000"
      })
  @DisplayName("once a topic's shape is known, decoding allocates nothing")
  void decode_knownShape_noGarbage(String text) {
    check(text.getBytes(UTF_8));
  }

  @Test
  @DisplayName("nor do rows behind a header")
  void decode_rowsBehindHeader_noGarbage() {
    TopicDecoder decoder = new TopicDecoder("t", DecodeChoice.AUTOMATIC);
    byte[] header = "at,temp,state,hum".getBytes(UTF_8);
    RecordView view = new RecordView();
    decoder.look(view.at(0, 0, NOW, NOW).value(header, 0, header.length));
    byte[] row = "2023-11-14T22:13:20Z,21.5,at,4".getBytes(UTF_8);
    decoder.look(view.at(0, 1, NOW, NOW).value(row, 0, row.length));
    view.value(header, 0, header.length);
    decoder.prepare(view);
    decoder.decode(view, new Sum());
    check(decoder, row);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"4029000000000000", "0000000000003039", "41480000", "00003039", "0100", "ea"})
  @DisplayName("bare binary numbers allocate nothing")
  void decode_binary_noGarbage(String hex) {
    check(HexFormat.of().parseHex(hex));
  }

  private static void check(byte[] value) {
    TopicDecoder decoder = new TopicDecoder("t", DecodeChoice.AUTOMATIC);
    RecordView view = new RecordView();
    decoder.look(view.at(0, 0, NOW, NOW).value(value, 0, value.length));
    check(decoder, value);
  }

  private static void check(TopicDecoder decoder, byte[] value) {
    RecordView view = new RecordView();
    Sum sum = new Sum();
    decode(decoder, view, value, sum);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();

    decode(decoder, view, value, sum);

    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(bytes / (double) RECORDS).isLessThan(0.5);
    assertThat(sum.samples).isGreaterThanOrEqualTo(2L * RECORDS);
  }

  private static void decode(TopicDecoder decoder, RecordView view, byte[] value, Sum sum) {
    for (int i = 0; i < RECORDS; i++) {
      view.at(0, i, NOW, NOW).value(value, 0, value.length);
      if (decoder.prepare(view)) {
        decoder.decode(view, sum);
      }
    }
  }

  private static final class Sum implements SampleSink {
    private long samples;

    @Override
    public void sample(int series, long timeMs, double value) {
      samples++;
    }

    @Override
    public void sample(int series, long timeMs, long value) {
      samples++;
    }

    @Override
    public void unsigned(int series, long timeMs, long value) {
      samples++;
    }
  }
}
