package topicscope.decode.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicscope.decode.Decoded;
import topicscope.decode.FieldTable;
import topicscope.decode.RecordDecoder;
import topicscope.decode.RecordFields;

class LineFormatsTest {
  private final RecordFields fields = new RecordFields(FieldTable.ofAll(), FieldTable.ofAll());

  @Nested
  class KeyValue {
    private final RecordDecoder decoder = new KeyValueDecoder(fields);

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "temp=21.5 hum=40 | temp=21.5 hum=40",
          "'temp=21.5, hum=40;p=-1' | temp=21.5 hum=40 p=-1",
          "level=info msg=\"a b=3\" took=12 | took=12 level='info' msg='a b=3'",
          "up=true down=false | up=1 down=0",
          "a=1 b= c=3 | a=1 c=3 b=''",
          "temp 21.5 | a word without = among key=value",
          "=3 | a word without = among key=value",
          "a=\"open | a quote that isn't closed",
          "a=1e999 b=2 | b=2 a='1e999'",
          "a=x | no numeric field"
        })
    void decode(String value, String expected) {
      for (int i = 0; i < 2; i++) {
        assertThat(Decoded.lines(decoder, fields, value)).isEqualTo(expected);
      }
    }

    @Test
    void severalLines() {
      assertThat(Decoded.lines(decoder, fields, "a=1\r\n\r\na=2 b=3\n")).isEqualTo("a=1\na=2 b=3");
    }

    @Test
    void brokenLine_leavesNoFieldsBehind() {
      Decoded.lines(decoder, fields, "a=1 b");
      assertThat(fields.numbers().paths()).isEmpty();
    }
  }

  @Nested
  class Csv {
    private final RecordDecoder decoder = new CsvDecoder(fields);

    @Test
    void withoutHeader_columnsAreNumbered() {
      assertThat(decode("1,2.5,abc")).isEqualTo("column1=1 column2=2.5 column3='abc'");
      assertThat(decode("3, 4 ,\"x,\"\"y\"\"\""))
          .isEqualTo("column1=3 column2=4 column3='x,\"y\"'");
    }

    @Test
    void headerFirst_namesTheColumns() {
      assertThat(decode("time,temp,hum")).isEqualTo("no numeric field");
      assertThat(decode("1,20.5,40")).isEqualTo("time=1 temp=20.5 hum=40");
      assertThat(decode("2,,41")).isEqualTo("time=2 hum=41");
    }

    @Test
    void headerInEveryRecord() {
      assertThat(decode("t,v\n1,2\n3,4")).isEqualTo("\nt=1 v=2\nt=3 v=4");
      assertThat(decode("v,t\n1,2")).isEqualTo("\nv=1 t=2");
    }

    @Test
    @DisplayName("a line of words after the first numbers is data, not a header")
    void wordsLater() {
      decode("1,2");
      assertThat(decode("on,off")).isEqualTo("no numeric field");
      assertThat(decode("3,4")).isEqualTo("column1=3 column2=4");
    }

    @Test
    void semicolons_decimalComma() {
      assertThat(decode("1,5;2;3.5")).isEqualTo("column1=1.5 column2=2 column3=3.5");
    }

    @Test
    void tabs() {
      assertThat(decode("1\t2,5\t3")).isEqualTo("column1=1 column3=3 column2='2,5'");
    }

    @Test
    void refused() {
      assertThat(decode("12")).isEqualTo("one column only: no CSV");
      assertThat(decode("1,\"open")).isEqualTo("a quote that isn't closed");
      assertThat(decode("1,1e999")).isEqualTo("column1=1 column2='1e999'");
      assertThat(decode("")).isEqualTo("empty value");
    }

    @Test
    void tooManyColumns() {
      assertThat(decode("1,".repeat(200_000) + "1")).startsWith("column1=1 column2=1 ");
      assertThat(fields.numbers().paths()).hasSize(FieldTable.MAX_FIELDS);
    }

    private String decode(String value) {
      return Decoded.lines(decoder, fields, value);
    }
  }

  @Nested
  class Words {
    @Test
    void numbersByPlace() {
      RecordDecoder decoder = new TokenDecoder(fields);
      assertThat(Decoded.lines(decoder, fields, "cpu  12.5\t3 idle"))
          .isEqualTo("column2=12.5 column3=3 column1='cpu' column4='idle'");
      assertThat(Decoded.lines(decoder, fields, "1 2\n3 4"))
          .isEqualTo("column1=1 column2=2\ncolumn1=3 column2=4");
    }
  }

  @Nested
  class Influx {
    private final RecordDecoder decoder = new InfluxDecoder(fields);

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "cpu usage=1.5 | cpu.usage=1.5",
          "cpu,host=a,cpu=cpu0 idle=98.5,n=3i 1700000000000000000 |"
              + " cpu.idle=98.5 cpu.n=3 timestamp=1700000000000000000"
              + " host='a' cpu='cpu0' tags='host=a,cpu=cpu0'",
          "sys up=t,down=FALSE,n=7u | sys.up=1 sys.down=0 sys.n=7",
          "log msg=\"a, b=c \\\" d\",n=1 | log.n=1 log.msg='a, b=c \\\" d'",
          "my\\ disk,path=C:\\\\ used=1 | my disk.used=1 path='C:\\\\' tags='path=C:\\\\'",
          "m f\\,g=1 | m.f,g=1",
          "# a comment | no numeric field",
          "cpu | not valid InfluxDB line protocol",
          "cpu usage | not valid InfluxDB line protocol",
          "cpu usage= | not valid InfluxDB line protocol",
          "cpu,host usage=1 | not valid InfluxDB line protocol",
          "cpu,=a usage=1 | not valid InfluxDB line protocol",
          "cpu,host= usage=1 | not valid InfluxDB line protocol",
          "a=1 b=2 | not valid InfluxDB line protocol",
          "cpu usage=1.5, | not valid InfluxDB line protocol",
          "cpu usage=1 yesterday | not valid InfluxDB line protocol",
          "cpu usage=1 1.5 | not valid InfluxDB line protocol",
          "cpu usage=\"open | not valid InfluxDB line protocol",
          "cpu usage=1e999 | a number out of range (above 1.8e308)",
          "cpu usage=1x | not valid InfluxDB line protocol"
        })
    void decode(String value, String expected) {
      for (int i = 0; i < 2; i++) {
        assertThat(Decoded.lines(decoder, fields, value)).isEqualTo(expected);
      }
    }

    @Test
    void severalLines() {
      assertThat(Decoded.lines(decoder, fields, "a,h=1 v=1\n#x\na,h=2 v=2\n"))
          .isEqualTo("a.v=1 h='1' tags='h=1'\n\na.v=2 h='2' tags='h=2'");
    }
  }

  @Test
  void binaryIsNotText() {
    byte[] binary = {'a', '=', '1', 0, 2};
    byte[] latin1 = "tempé=3".getBytes(ISO_8859_1);
    assertThat(Decoded.lines(new KeyValueDecoder(fields), fields, binary)).isEqualTo("not text");
    assertThat(Decoded.lines(new KeyValueDecoder(fields), fields, latin1)).isEqualTo("not text");
    assertThat(Decoded.lines(new KeyValueDecoder(fields), fields, "tempé=3")).isEqualTo("tempé=3");
  }
}
