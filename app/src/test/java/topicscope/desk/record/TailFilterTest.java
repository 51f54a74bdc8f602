package topicscope.desk.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicscope.kafka.read.RawRecord;

class TailFilterTest {
  private static final List<RawRecord> RECORDS =
      List.of(
          record(0, "a", "{\"cpu\":10,\"host\":\"web-1\",\"mem\":{\"used\":5},\"cores\":[1,2]}"),
          record(1, "b", "{\"cpu\":90.0,\"host\":\"WEB-2\",\"mem\":{\"used\":7},\"cores\":[3,4]}"),
          record(2, "c", "level=error plain text"));

  @ParameterizedTest
  @CsvSource({
    "'', 0 1 2",
    "web, 0 1",
    "ERROR, 2",
    "level=error, 2",
    "cpu>50, 1",
    "cpu = 90, 1",
    "cpu<=10, 0",
    "cpu!=10, 1",
    "host=web-1, 0",
    "mem.used>=6, 1",
    "cores[1]=2, 0",
    "offset>0, 1 2",
    "key=c, 2",
    "nothing=1, ''",
    "cpu>x, ''"
  })
  @DisplayName(
      "a text is searched in key and value; a condition on a field is evaluated in the JSON")
  void filter_textOrField_matching(String text, String offsets) {
    List<String> shown =
        TailFilter.of(text).of(RECORDS).stream()
            .map(record -> Long.toString(record.offset()))
            .toList();

    assertThat(String.join(" ", shown)).isEqualTo(offsets);
  }

  private static RawRecord record(long offset, String key, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return new RawRecord(
        "t",
        3,
        offset,
        0,
        "CreateTime",
        Optional.of(key.getBytes(StandardCharsets.UTF_8)),
        List.of(),
        Optional.of(bytes),
        bytes.length);
  }
}
