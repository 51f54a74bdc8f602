package topicscope.decode.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

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
          "a=x | no numeric field",
          "a=1&b=2 | a=1 b=2",
          "?a=1&b=x%20y | a=1 b='x%20y'",
          "a = 1, b= 2 | a=1 b=''",
          "temp: 21.5 | temp=21.5",
          "temp:21.5,hum:40 | temp=21.5 hum=40",
          "temp: 21.5 hum: 40 state: on | temp=21.5 hum=40 state='on'",
          "host:9092 | a word without = among key=value",
          "User: 17 bought 3 items | no numeric field",
          "http://a:80/x 5 | a word without = among key=value",
          "time=12.3 ms done | time=12.3",
          "2025-11-27 10:00:00,123 INFO  [http-1] done took=35 rows=12 |"
              + " took=35 rows=12 time='2025-11-27 10:00:00,123' level='INFO'",
          "[2025-11-27T10:00:00Z] [WARN] a.b.C - took=35 |"
              + " took=35 time='2025-11-27T10:00:00Z' level='WARN'",
          "2025-11-27 10:00:00.5 1 --- [main] ERROR x: took=35 |"
              + " took=35 time='2025-11-27 10:00:00.5' level='ERROR'",
          "INFO took=35,rows=12 | took=35 rows=12 level='INFO'",
          "<34>Oct 11 22:14:15 host su[230]: took=5 | took=5",
          "2025-11-27T10:00:00Z,took=35,17.5 | a word without = among key=value",
          "GET /a?x=1 | a word without = among key=value",
          "'{temp=21.5, hum=40}' | temp=21.5 hum=40",
          "'Reading[temp=21.5, hum=40]' | temp=21.5 hum=40",
          "'Reading(temp=21.5, on=true, to=null)' | temp=21.5 on=1 to='null'",
          "'Struct{id=7,at={x=1, y=[2, 3]}}' | id=7 at.x=1 at.y[0]=2 at.y[1]=3",
          "'Document{{_id=6054ab, f1=123}}' | f1=123 _id='6054ab'",
          "'a.B$C@1f[name=Smith, John, t=3, by=D{e=4}]' | t=3 by.e=4 name='Smith'",
          "'P{name=''x, y=1'', t=3}' | t=3 name='x, y=1'",
          "'{temp=21.5, hum=40' |"
              + " not a whole object as a program prints it: a bracket or = is missing",
          "'{temp=21.5, 40}' |"
              + " not a whole object as a program prints it: a bracket or = is missing"
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
      Decoded.lines(decoder, fields, "a=1 b=\"open");
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
    @DisplayName("a later header names the columns from there on")
    void anotherHeader() {
      decode("time,temp,hum");
      assertThat(decode("1,21.5,40")).isEqualTo("time=1 temp=21.5 hum=40");
      assertThat(decode("time,hum,temp")).isEqualTo("no numeric field");
      assertThat(decode("2,41,21.6")).isEqualTo("time=2 hum=41 temp=21.6");
      assertThat(decode("on,off,on")).isEqualTo("no numeric field");
      assertThat(decode("3,42,21.7")).isEqualTo("time=3 hum=42 temp=21.7");
    }

    @Test
    @DisplayName("columns have the names of their partition's header, or of the only one")
    void headersOfPartitions() {
      decode("time,temp");
      decoder.partition(1);
      assertThat(decode("1,21.5")).isEqualTo("time=1 temp=21.5");
      decode("time,hum");
      assertThat(decode("2,40")).isEqualTo("time=2 hum=40");
      decoder.partition(2);
      assertThat(decode("3,50")).isEqualTo("column1=3 column2=50");
      decoder.partition(0);
      assertThat(decode("4,21.6")).isEqualTo("time=4 temp=21.6");
      decoder.partition(1);
      assertThat(decode("5,41")).isEqualTo("time=5 hum=41");
    }

    @Test
    void newlineInQuotes() {
      assertThat(decode("1,\"a\nb\",2.5\n3,c,4"))
          .isEqualTo("column1=1 column3=2.5 column2='a\nb'\ncolumn1=3 column3=4 column2='c'");
      assertThat(decode("1,\"a\nb")).isEqualTo("a quote that isn't closed");
    }

    @Test
    @DisplayName("a percent sign or a unit makes no header")
    void unitsAreNoHeader() {
      assertThat(decode("12%,13 V")).isEqualTo("no numeric field");
      assertThat(decode("1,2")).isEqualTo("column1=1 column2=2");
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
          "INFO took=35 | not valid InfluxDB line protocol",
          "2025-11-27T10:00:00Z took=35 | not valid InfluxDB line protocol",
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

  @Nested
  class Metrics {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "m{b=\"x y\",a=\"1\",} 3e2 # {t=\"1\"} 5 | m=300.0 b='x y' a='1' tags='b=x y,a=1'",
          "'m{le=\"+Inf\"} +Inf' | no numeric field",
          "m 5 | not valid Prometheus text",
          "m{a=b} 5 | not valid Prometheus text",
          "m{a=\"b\" 5 | not valid Prometheus text",
          "m{a=\"b\"} 5 yesterday | not valid Prometheus text"
        })
    void prometheus(String value, String expected) {
      check(new PrometheusDecoder(fields), value, expected);
    }

    @Test
    @DisplayName("behind a comment, a metric needs no labels")
    void prometheus_comment() {
      String text =
          "# TYPE cpu gauge\ncpu{host=\"a\",mode=\"idle\"} 12.5\nup 1 1700000000000\n# EOF";
      check(
          new PrometheusDecoder(fields),
          text,
          "\ncpu=12.5 host='a' mode='idle' tags='host=a,mode=idle'\nup=1 timestamp=1700000000000");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "a.b.c 0.5 1700000000 | a.b.c=0.5 timestamp=1700000000",
          "a.b;dc=x;az=1 5 1700000000 | a.b=5 timestamp=1700000000 dc='x' az='1' tags='dc=x,az=1'",
          "put sys.cpu 1700000000 0.5 host=web1 cpu=0 |"
              + " sys.cpu=0.5 timestamp=1700000000 host='web1' cpu='0' tags='host=web1,cpu=0'",
          "a b 1700000000 | not valid Graphite plaintext",
          "a 1 2 | not valid Graphite plaintext",
          "1 2 1700000000 | not valid Graphite plaintext"
        })
    void graphite(String value, String expected) {
      check(new GraphiteDecoder(fields), value, expected);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '!',
        value = {
          "web.requests:3|c|@0.1 ! web.requests=3",
          "web.load:-0.5|g|#host:a,b ! web.load=-0.5 host='a' b='' tags='host=a,b='",
          "users:ann|s ! no numeric field",
          "a:1 ! not valid StatsD",
          "a:x|c ! not valid StatsD",
          "a:1|z ! not valid StatsD"
        })
    void statsd(String value, String expected) {
      check(new StatsdDecoder(fields), value, expected);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "'$GPGGA,172814.0,3730.0,N,12215.0,W,2,6,1.2,18.893,M,-25.669,M,2.0,0031*4F' |"
              + " lat=37.5 lon=-122.25 quality=2 satellites=6 hdop=1.2 altitude=18.893"
              + " geoid=-25.669 age=2.0",
          "'$GNRMC,225446,A,4930.0,S,12330.0,E,000.5,054.7,191194,020.3,E*68' |"
              + " lat=-49.5 lon=123.5 speed_kn=0.5 course=54.7 variation=20.3",
          "'$IIXDR,C,19.5,C,AIR*hh' | XDR.2=19.5",
          "'$1,2' | not an NMEA sentence",
          "'1,2' | not an NMEA sentence"
        })
    void nmea(String value, String expected) {
      check(new NmeaDecoder(fields), value, expected);
    }

    @Test
    @DisplayName("an access log has named columns, also where a request is not one")
    void accessLog() {
      RecordDecoder decoder = new TokenDecoder(fields);
      check(
          decoder,
          "192.0.2.7 - - [27/Nov/2025:10:00:00 +0000] \"GET /a HTTP/1.1\" 200 2326 \"-\" \"a b\"",
          "status=200 bytes=2326 remote='192.0.2.7' ident='-' user='-'"
              + " time='27/Nov/2025:10:00:00 +0000' request='GET /a HTTP/1.1' referer='-'"
              + " agent='a b'");
      check(
          decoder,
          "192.0.2.7 - - [27/Nov/2025:10:00:00 +0000] \"-\" 408 -",
          "status=408 remote='192.0.2.7' ident='-' user='-' time='27/Nov/2025:10:00:00 +0000'"
              + " request='-' bytes='-'");
    }

    @Test
    @DisplayName("the day in a log line is no number")
    void logLine() {
      check(
          new TokenDecoder(fields),
          "<34>Oct 11 22:14:15 host su[230]: took 5 ms",
          "column7=5 column1='<34>Oct' column3='22:14:15' column4='host'"
              + " column5='su[230]:' column6='took' column8='ms'");
    }

    private void check(RecordDecoder decoder, String value, String expected) {
      for (int i = 0; i < 2; i++) {
        assertThat(Decoded.lines(decoder, fields, value)).isEqualTo(expected);
      }
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
