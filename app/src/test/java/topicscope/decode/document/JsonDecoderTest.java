package topicscope.decode.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicscope.decode.Decoded;
import topicscope.decode.FieldTable;
import topicscope.decode.RecordDecoder;
import topicscope.decode.RecordFields;

@Execution(CONCURRENT)
class JsonDecoderTest {
  private final RecordFields fields =
      new RecordFields(FieldTable.ofAll(), new FieldTable(100, "host"::equals));
  private final RecordDecoder decoder = new JsonDecoder(new DocumentOptions(fields, false));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "42 | =42",
        "' -1.5 ' | =-1.5",
        "true | =1",
        "{} | no numeric field",
        "[] | no numeric field",
        "null | no numeric field",
        "'\"text\"' | no numeric field",
        "{\"a\":1,\"b\":2.5} | a=1 b=2.5",
        "{\"mem\":{\"used\":3,\"free\":{\"x\":4}}} | mem.used=3 mem.free.x=4",
        "{\"cores\":[1,2,{\"hz\":3}]} | cores[0]=1 cores[1]=2 cores[2].hz=3",
        "[[1,2],[3]] | [0][0]=1 [0][1]=2 [1][0]=3",
        "{\"up\":true,\"down\":false,\"none\":null} | up=1 down=0",
        "{\"n\":\"12.5\"} | no numeric field",
        "{\"\":1} | \"\"=1",
        "{\"a.b\":1,\"a\":{\"b\":2}} | a.b=1 a.b (2)=2",
        "{\"id\":9007199254740993} | id=9007199254740993",
        "{\"big\":18446744073709551615} | big=18446744073709551615",
        "{\"host\":\"web-1\",\"v\":1} | v=1 host='web-1'",
        "{\"host\":\"w\\u0065b\\/\",\"v\":1} | v=1 host='web/'",
        "{\"v\":NaN,\"w\":-Infinity,\"x\":1} | x=1",
        "{\"gr\\u00f6\\u00dfe\":1,\"größe2\":2} | größe=1 größe2=2",
        "{\"😀\":1} | 😀=1",
      })
  @DisplayName("finds the numbers, also when it already knows the shape")
  void decode_wellFormed(String document, String expected) {
    for (int i = 0; i < 3; i++) {
      assertThat(Decoded.lines(decoder, fields, document)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | empty value",
        "'  ' | empty value",
        "{ | truncated JSON",
        "{\"a\":1 | truncated JSON",
        "{\"a\":\"x | truncated JSON",
        "[1,2 | truncated JSON",
        "{\"a\":1,} | a=1",
        "[1,] | [0]=1",
        "{\"a\" 1} | not valid JSON",
        "{a:1} | a=1",
        "{\"a\":01} | a=1",
        "{\"a\":+1} | a=1",
        "{\"a\":.5} | a=0.5",
        "{\"a\":1} x | not valid JSON",
        "hello | not valid JSON",
        "1 2 | more than one value in the record",
        "{\"a\":1} 2 | more than one value in the record",
        "{\"a\":1,\"a\":2} | a=1",
        "{\"a\":{\"x\":1},\"a\":{\"y\":2}} | a.x=1",
        "{\"a\":1e999} | a number out of range (above 1.8e308)",
        "{\"a\":1e999,\"b\":2} | b=2",
        "{\"a\":nan,\"b\":-Inf,\"c\":2} | c=2",
        "{\"a\":nano} | not valid JSON",
        "{\"a\":-1e400} | a number out of range (above 1.8e308)",
        "{\"a\":\"\u0001\",\"b\":1} | b=1",
        "{\"a\":\"\\x\",\"b\":1} | b=1",
        "{\"a\":\"\\u12g4\",\"b\":1} | not valid JSON",
        "{'a': 12.5, 'ok': True, 'no': False, 'x': None} | a=12.5 ok=1 no=0",
        "{'a': (1, 2.5), u'b': u'it\\'s', 'c': b'x', 'n': -nan} | a[0]=1 a[1]=2.5",
        "{'a': Decimal('1.5'), 'b': 2} | not valid JSON",
        "b'{\"a\": 12.5, \"s\": \"it\\'s\"}' | a=12.5",
        "b\"{'a': 12.5}\" | a=12.5",
        "/* a */ {\"a\":1} // x | a=1",
        "{a:1, inf:2, b:'x'} | a=1 inf=2",
        "{\"path\":\"C:\\temp\\x\",\"a\":7} | a=7",
        "{a:1 b:2} | not valid JSON",
        "{temp=21.5} | not valid JSON",
        "'a' | not valid JSON",
        "{\"a\":tru} | not valid JSON",
        "{\"a\":nulL} | not valid JSON"
      })
  void decode_brokenOrNearly(String document, String reason) {
    Decoded.lines(decoder, fields, "{\"a\":1}");
    Decoded.lines(decoder, fields, "{\"b\":1}");
    for (int i = 0; i < 2; i++) {
      assertThat(Decoded.lines(decoder, fields, document)).isEqualTo(reason);
    }
    assertThat(Decoded.lines(decoder, fields, "{\"a\":1}")).isEqualTo("a=1");
  }

  @Test
  @DisplayName("a broken document gives no fields")
  void decode_broken_learnsNothing() {
    Decoded.lines(decoder, fields, "{\"neverComplete\":1,");
    assertThat(fields.numbers().paths()).isEmpty();
  }

  @Nested
  class Hostile {
    @Test
    void aMillionBrackets() {
      assertThat(decode("[".repeat(1_000_000))).isEqualTo("nested deeper than 64 levels");
      assertThat(decode("{\"a\":".repeat(150_000))).isEqualTo("nested deeper than 64 levels");
    }

    @Test
    void sixtyFourLevelsAreAllowed() {
      String deep = "[".repeat(64) + 1 + "]".repeat(64);
      for (int i = 0; i < 2; i++) {
        assertThat(decode(deep)).isEqualTo("[0]".repeat(64) + "=1");
        assertThat(decode("[" + deep + "]")).isEqualTo("nested deeper than 64 levels");
      }
    }

    @Test
    void tenThousandDigits() {
      decode("{\"a\":1}");
      assertThat(decode("{\"a\":" + "9".repeat(10_000) + "}"))
          .isEqualTo("a number or a name too long in JSON");
    }

    @Test
    void hundredDigitsAreAllowed() {
      decode("{\"a\":1}");
      assertThat(decode("{\"a\":" + "9".repeat(100) + "}")).isEqualTo("a=1.0E100");
    }

    @Test
    void invalidUtf8() {
      byte[] document = "{\"host\":\"\u00ff\u00fe\",\"v\":1}".getBytes(ISO_8859_1);
      assertThat(Decoded.lines(decoder, fields, document))
          .isEqualTo("text that is not UTF-8 in JSON");
    }

    @Test
    void loneSurrogate() {
      assertThat(decode("{\"host\":\"\\ud800\",\"v\":1}")).isEqualTo("v=1 host='?'");
      assertThat(decode("{\"\\ud800\":2}")).isEqualTo("not valid JSON");
    }
  }

  @Nested
  class Shapes {
    @Test
    void fieldsComeAndGoAndChangePlaces() {
      assertThat(decode("{\"a\":1,\"b\":2,\"c\":3}")).isEqualTo("a=1 b=2 c=3");
      assertThat(decode("{\"c\":1,\"a\":2}")).isEqualTo("c=1 a=2");
      assertThat(decode("{\"a\":1,\"d\":4,\"b\":2,\"c\":3}")).isEqualTo("a=1 d=4 b=2 c=3");
      assertThat(decode(" { \"a\" : 1 , \"b\" : [ ] , \"c\" : { } } ")).isEqualTo("a=1");
      assertThat(fields.numbers().paths()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void aFieldChangesItsKind() {
      assertThat(decode("{\"a\":1}")).isEqualTo("a=1");
      assertThat(decode("{\"a\":\"x\"}")).isEqualTo("no numeric field");
      assertThat(decode("{\"a\":[1,2]}")).isEqualTo("a[0]=1 a[1]=2");
      assertThat(decode("{\"a\":{\"b\":1}}")).isEqualTo("a.b=1");
      assertThat(decode("{\"a\":2}")).isEqualTo("a=2");
    }

    @Test
    void sameNameAtDifferentPlaces() {
      for (int i = 0; i < 3; i++) {
        assertThat(decode("{\"x\":{\"v\":1,\"w\":2},\"y\":{\"v\":3,\"w\":4}}"))
            .isEqualTo("x.v=1 x.w=2 y.v=3 y.w=4");
      }
    }

    @Test
    void jsonLines() {
      for (int i = 0; i < 2; i++) {
        assertThat(decode("{\"a\":1}\n{\"a\":2,\"b\":3}\n{}\n{\"a\":4}\n"))
            .isEqualTo("a=1\na=2 b=3\n\na=4");
      }
    }

    @Test
    void sparseNames() {
      String wide =
          IntStream.range(0, 500)
              .mapToObj(i -> "\"k" + i + "\":" + i)
              .collect(Collectors.joining(",", "{", "}"));
      String expected =
          IntStream.range(0, 500).mapToObj(i -> "k" + i + "=" + i).collect(Collectors.joining(" "));
      assertThat(decode(wide)).isEqualTo(expected);
      assertThat(decode(wide)).isEqualTo(expected);
      assertThat(decode("{\"k499\":1,\"k0\":2}")).isEqualTo("k499=1 k0=2");
    }
  }

  @Test
  void numericStrings_byChoice() {
    RecordDecoder generous = new JsonDecoder(new DocumentOptions(fields, true));
    for (int i = 0; i < 2; i++) {
      assertThat(
              Decoded.lines(
                  generous, fields, "{\"p\":\"12.5\",\"q\":\" 1\",\"r\":\"-3\",\"s\":\"x\"}"))
          .isEqualTo("p=12.5 r=-3");
      assertThat(Decoded.lines(generous, fields, "{\"p\":\"1e999\"}"))
          .isEqualTo("no numeric field");
    }
  }

  @Test
  @DisplayName("more fields than the table holds are counted and the rest goes on")
  void tooManyFields() {
    RecordFields few =
        new RecordFields(new FieldTable(3, path -> true), new FieldTable(3, path -> false));
    RecordDecoder small = new JsonDecoder(new DocumentOptions(few, false));
    for (int i = 0; i < 2; i++) {
      assertThat(Decoded.lines(small, few, "{\"a\":1,\"b\":2,\"c\":3,\"d\":4,\"e\":5}"))
          .isEqualTo("a=1 b=2 c=3");
    }
  }

  @Test
  @DisplayName("an unlimited number of names stays limited and readable")
  void endlessNames() {
    for (int i = 0; i < 12_000; i++) {
      decode("{\"id-" + i + "\":{\"v\":1}}");
    }
    assertThat(decode("{\"id-0\":{\"v\":7},\"new\":{\"v\":8}}")).isEqualTo("id-0.v=7");
    assertThat(decode("{\"new\":{\"v\":8},\"id-0\":{\"v\":7},\"newer\":[1,2]}"))
        .isEqualTo("id-0.v=7");
    assertThat(fields.numbers().paths()).hasSize(FieldTable.MAX_FIELDS);
  }

  @Test
  void wanted_onlyTheseAreKept() {
    decode("{\"a\":1,\"b\":2,\"c\":3}");
    fields.numbers().want(0, false);
    fields.numbers().want(2, false);
    assertThat(decode("{\"a\":1,\"b\":2,\"c\":3}")).isEqualTo("b=2");
    fields.numbers().want(0, true);
    assertThat(decode("{\"a\":1,\"b\":2,\"c\":3}")).isEqualTo("a=1 b=2");
  }

  private String decode(String document) {
    return Decoded.lines(decoder, fields, document);
  }
}
