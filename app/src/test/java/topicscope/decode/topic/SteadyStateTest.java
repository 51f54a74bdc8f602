package topicscope.decode.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicscope.decode.RecordView;
import topicscope.decode.SampleSink;
import topicscope.decode.choice.DecodeChoice;

class SteadyStateTest {
  private static final int RECORDS = 200_000;
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
        "took=12.5 status=200 level=info",
        "cpu,host=a usage=1.5,n=3i 1700000000000000000"
      })
  @DisplayName("once a topic's shape is known, decoding allocates nothing")
  void decode_knownShape_noGarbage(String text) {
    check(text.getBytes(UTF_8));
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
    Sum sum = new Sum();
    decoder.look(view.at(0, 0, NOW, NOW).value(value, 0, value.length));
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
