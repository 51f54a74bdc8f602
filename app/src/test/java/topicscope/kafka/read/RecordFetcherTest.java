package topicscope.kafka.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

/** Single records of a real broker. */
@ExtendWith(SharedBroker.class)
class RecordFetcherTest {
  private TestCluster cluster;
  private RecordFetcher fetcher;
  private String topic = "";

  @BeforeEach
  void twoRecords(TestCluster shared) {
    cluster = shared;
    fetcher = new RecordFetcher(cluster.connection());
    topic = cluster.newTopic(1);
    cluster.send(topic, "first", "second");
  }

  @Test
  @DisplayName("a record is fetched by its offset")
  void fetch_offset_thatRecord() {
    assertThat(fetcher.fetch(topic, 0, 1))
        .map(record -> record.topic() + " " + record.offset() + " " + record.valueLength())
        .hasValue(topic + " 1 6");
    assertThat(fetcher.fetchValue(topic, 0, 0))
        .hasValue("first".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  @DisplayName("a negative offset and one behind the end give nothing, at once")
  void fetch_noSuchOffset_empty() {
    assertThat(fetcher.fetch(topic, 0, -1)).isEmpty();
    assertThat(fetcher.fetch(topic, -1, 0)).isEmpty();
    assertThat(fetcher.fetch(topic, 0, 1_000)).isEmpty();
  }

  @Test
  @DisplayName("a value longer than what is shown is fetched in full")
  void fetchValue_long_inFull() {
    byte[] value = new byte[3 * RawRecord.MAX_BYTES];
    cluster.sendBytes(topic, value);
    assertThat(fetcher.fetchValue(topic, 0, 2)).hasValue(value);
    assertThat(fetcher.fetch(topic, 0, 2).orElseThrow().valueLength()).isEqualTo(value.length);
  }
}
