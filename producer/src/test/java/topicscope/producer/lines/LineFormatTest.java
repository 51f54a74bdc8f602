package topicscope.producer.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineFormatTest {
  private static final PartitionRule SOUTH = PartitionRule.parse("location=south:0,*:1");

  @Test
  @DisplayName(
      "words become the fields of an object, the last one takes the rest, numbers are numbers")
  void object_words_areFields() {
    assertThat(json(List.of("name", "location"), "bill south"))
        .isEqualTo("{\"name\":\"bill\",\"location\":\"south\"}");
    assertThat(json(List.of("a", "b"), "  1.5 \t the \"rest\" here  "))
        .isEqualTo("{\"a\":1.5,\"b\":\"the \\\"rest\\\" here\"}");
    assertThat(json(List.of("a", "b", "c"), "007 1e3 NaN"))
        .isEqualTo("{\"a\":\"007\",\"b\":1e3,\"c\":\"NaN\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "bill"})
  void message_tooFewWords_isRefused(String line) {
    LineFormat format = format(List.of("name", "location"), new PartitionRule.ByKey());
    assertThatThrownBy(() -> format.message(1, bytes(line)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fewer words than the 2 fields");
  }

  @Test
  @DisplayName("a rule on a field names the partition, and * any other value")
  void partition_byField_follows() {
    assertThat(SOUTH.partition(Map.of("location", "south"))).hasValue(0);
    assertThat(SOUTH.partition(Map.of("location", "north"))).hasValue(1);
    assertThat(SOUTH.partition(Map.of())).hasValue(1);
    assertThat(SOUTH.highest()).hasValue(1);
    PartitionRule strict = PartitionRule.parse("a=x:3");
    assertThatThrownBy(() -> strict.partition(Map.of("a", "y")))
        .hasMessage("the rule names no partition for a=y");
    assertThatThrownBy(() -> strict.partition(Map.of())).hasMessage("it has no field 'a'");
    assertThat(PartitionRule.parse("key").partition(Map.of())).isEmpty();
    assertThat(PartitionRule.parse("4").partition(Map.of())).hasValue(4);
  }

  @Test
  @DisplayName("the rule's and the key's field may be one of a line that is JSON")
  void message_jsonLine_fieldsAreFound() {
    LineFormat format = new LineFormat(List.of(), Optional.empty(), Optional.of("host"), SOUTH);
    assertThat(format.message(1, bytes("{\"host\":\"a\",\"location\":\"south\",\"x\":[1,{}]}")))
        .isNotNull();
    for (String bad : List.of("host", "{\"host\":\"a\"", "{\"other\":1}", "{\"host\":\"a\"} x")) {
      assertThatThrownBy(() -> format.message(1, bytes(bad)))
          .as(bad)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  @DisplayName("lines are split as bytes: CRLF, no end at the end, no UTF-8, empty ones")
  void next_bytes_areKept() throws IOException {
    byte[] stream = {'a', '\r', '\n', '\n', (byte) 0xff, '\r', 'b', '\n', 'c'};
    ByteLines lines = new ByteLines(new ByteArrayInputStream(stream));
    List<byte[]> all = new ArrayList<>();
    for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
      all.add(line.get());
    }
    assertThat(all)
        .containsExactly(
            new byte[] {'a'}, new byte[0], new byte[] {(byte) 0xff, '\r', 'b'}, new byte[] {'c'});
  }

  @Test
  @DisplayName("a stream without line ends can't fill the memory")
  void next_endlessLine_isRefused() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }
        };
    assertThatThrownBy(() -> new ByteLines(endless).next())
        .isInstanceOf(IOException.class)
        .hasMessage("a line is longer than 8 MiB");
  }

  private static String json(List<String> fields, String line) {
    LineFormat format = format(fields, new PartitionRule.ByKey());
    return new String(format.value(bytes(line)), StandardCharsets.UTF_8);
  }

  private static LineFormat format(List<String> fields, PartitionRule rule) {
    return new LineFormat(fields, Optional.empty(), Optional.empty(), rule);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
