package topicscope.decode.rollup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import topicscope.decode.rollup.Partial.Point;

@DisplayName("The records of a roll-up")
class RollupJsonTest {
  private static final Partial PARTIAL =
      new Partial(
          "fast",
          3,
          "cpu{host=\"ä\"}",
          "%",
          60_000,
          1_000,
          4,
          0.1 + 0.2,
          1e-17,
          new Point(-1.5, 60_001, 0, 17),
          new Point(1e300, 60_002, 999_999, 18),
          new Point(0.1, 60_000, 1, 16),
          new Point(7, 60_999, 0, 19));

  private static final Account ACCOUNT =
      new Account("fast", 3, 1_000, 10, 30, 18, 10, 3, 2, 3, 44, 5);

  private static Optional<RollupMessage> read(String text) throws IOException {
    byte[] bytes = ("xx" + text + "x").getBytes(UTF_8);
    return RollupJson.read(bytes, 2, bytes.length - 3);
  }

  private static String written(RollupMessage message) {
    return new String(RollupJson.write(message), UTF_8);
  }

  @Test
  @DisplayName("are read as they were written, to the last bit and nanosecond")
  void written_isRead() throws IOException {
    assertThat(read(written(PARTIAL))).contains(PARTIAL);
    assertThat(read(written(ACCOUNT))).contains(ACCOUNT);
    assertThat(ACCOUNT.gaps()).isEqualTo(2);
  }

  @Test
  @DisplayName("say in plain JSON what they are")
  void text_isPlainJson() {
    assertThat(written(ACCOUNT))
        .isEqualTo(
            """
            {"rollup":1,"topic":"fast","partition":3,"interval":1000,"account":\
            {"from":10,"to":30,"gaps":2,"received":18,"decoded":10,"undecodable":3,\
            "tombstones":2,"withoutNumber":3,"samples":44,"leftOut":5}}\
            """);
    assertThat(written(PARTIAL))
        .startsWith(
            """
            {"rollup":1,"topic":"fast","partition":3,"series":"cpu{host=\\"ä\\"}","unit":"%",\
            "start":60000,"interval":1000,"count":4,\
            """)
        .contains("\"first\":[0.1,60000.000001,16]");
  }

  @Test
  @DisplayName("may have further fields, which older programs pass over")
  void furtherFields_arePassedOver() throws IOException {
    String more = written(PARTIAL).replace("\"count\"", "\"later\":{\"a\":[1,2]},\"count\"");

    assertThat(read(more)).contains(PARTIAL);
  }

  @Test
  @DisplayName("a sum that no double holds is left out")
  void hugeSum_isLeftOut() throws IOException {
    Partial huge =
        new Partial(
            "t",
            0,
            "s",
            "",
            0,
            1,
            2,
            Double.POSITIVE_INFINITY,
            0,
            PARTIAL.max(),
            PARTIAL.max(),
            PARTIAL.max(),
            PARTIAL.max());

    assertThat(written(huge)).doesNotContain("sum");
    assertThat(((Partial) read(written(huge)).orElseThrow()).sum()).isNaN();
  }

  @Test
  @DisplayName("other records are none of them")
  void others_areNone() throws IOException {
    assertThat(read("{\"value\":1}")).isEmpty();
    assertThat(read("{\"rollup\"")).isEmpty();
    assertThat(read("")).isEmpty();
  }

  @Test
  @DisplayName("a broken one or one of another version is said in a sentence")
  void broken_isSaid() {
    assertThatThrownBy(() -> read(written(PARTIAL).replace("\"rollup\":1", "\"rollup\":2")))
        .hasMessage("a roll-up in format 2; this program reads format 1");
    assertThatThrownBy(() -> read("{\"rollup\":1,\"topic\":\"t\"}"))
        .hasMessage("a broken record of a roll-up");
    String text = written(PARTIAL);
    for (int end = "{\"rollup\":1".length(); end < text.length(); end++) {
      String cut = text.substring(0, end);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(IOException.class);
    }
  }
}
