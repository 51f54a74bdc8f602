package topicscope.producer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every format, sent by the whole program; the records are read back as bytes. */
@ExtendWith(SharedCluster.class)
class ValueFormatTest {
  @TempDir Path folder;
  private final TestCluster cluster;

  ValueFormatTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int",
        "float",
        "json",
        "binary-int32",
        "binary-int64",
        "binary-float",
        "binary-double",
        "csv",
        "influx"
      })
  @DisplayName("the same seed in every format is the same number, and the record has key and time")
  void random_everyFormat_isTheSameNumber(String format) {
    String topic = "format-" + format;
    long before = System.currentTimeMillis();
    run(
        "random --shape square --amplitude 40 --rate 200 --count 1 --key k --host h --topic "
            + topic
            + " --value-format "
            + format);
    ConsumerRecord<byte[], byte[]> record = cluster.records(topic).getFirst();
    assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("k");
    assertThat(record.timestamp()).isBetween(before, System.currentTimeMillis());
    String text = new String(record.value(), StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.wrap(record.value());
    switch (format) {
      case "int" -> assertThat(text).isEqualTo("40");
      case "float" -> assertThat(text).isEqualTo("40.0");
      case "json" ->
          assertThat(text)
              .isEqualTo("{\"host\":\"h\",\"random\":40.0,\"ts\":" + record.timestamp() + "}");
      case "binary-int32" -> assertThat(bytes.getInt()).isEqualTo(40);
      case "binary-int64" -> assertThat(bytes.getLong()).isEqualTo(40);
      case "binary-float" -> assertThat(bytes.getFloat()).isEqualTo(40);
      case "binary-double" -> assertThat(bytes.getDouble()).isEqualTo(40);
      case "csv" -> assertThat(text).isEqualTo(record.timestamp() + ",40.0");
      default ->
          assertThat(text).isEqualTo("random,host=h random=40.0 " + record.timestamp() + "000000");
    }
  }

  @Test
  @DisplayName("avro: the registry is asked in the background until it answers; no sample is lost")
  void random_avro_waitsForTheRegistry() throws IOException {
    List<String> asked = new CopyOnWriteArrayList<>();
    HttpServer registry =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    registry.createContext(
        "/",
        exchange -> {
          asked.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI().getRawPath()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization"));
          boolean first = asked.size() == 1;
          byte[] answer = (first ? "busy" : "{\"id\":77}").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(first ? 503 : 200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    registry.start();
    try {
      Path login = Files.writeString(folder.resolve("login"), "ann:secret\n");
      Program.Result result =
          run(
              "random --shape square --amplitude 40 --rate 100 --count 3 --host h"
                  + " --topic avro_t --value-format avro --schema-registry http://127.0.0.1:"
                  + registry.getAddress().getPort()
                  + "/ --schema-registry-auth "
                  + login);
      assertThat(result.exitCode()).isZero();
      assertThat(result.err()).contains("answers 503: busy").doesNotContain("secret");
      assertThat(cluster.records("avro_t"))
          .hasSize(3)
          .allSatisfy(record ->
              assertThat(record.value())
                  .hasSize(5 + 2 + 1 + 8 + 6)
                  .startsWith(0, 0, 0, 0, 77, 2, 'h')
                  .containsSequence(littleEndian(40)));
      assertThat(asked)
          .containsExactly(
              "POST /subjects/avro_t-value/versions Basic YW5uOnNlY3JldA==",
              "POST /subjects/avro_t-value/versions Basic YW5uOnNlY3JldA==");
    } finally {
      registry.stop(0);
    }
  }

  private static byte[] littleEndian(double number) {
    return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(number).array();
  }

  private Program.Result run(String line) {
    return new Program().on(cluster).runLine(line);
  }
}
