package topicscope.cli.fields;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLockTarget;
import topicscope.decode.schema.AvroBytes;
import topicscope.testing.CommandProcess;
import topicscope.testing.CommandRun;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;
import topicscope.testing.TestRegistry;

@ExtendWith(SharedBroker.class)
@Execution(CONCURRENT)
@ResourceLock(value = CommandProcess.LOCK, target = ResourceLockTarget.CHILDREN)
class FieldsCommandTest {
  private static final String AVRO =
      "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"v\",\"type\":\"long\"}]}";

  @TempDir private Path folder;
  private final TestCluster cluster;

  FieldsCommandTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName("fields prints format, evidence, times, groupings and every series as text")
  void fields_table() {
    String topic =
        cluster.topicOf(
            "{\"host\":\"a\",\"cpu\":1.5,\"id\":9007199254740993,\"ts\":1700000000}",
            "{\"host\":\"b\",\"cpu\":-2,\"id\":9007199254740992,\"ts\":1700000001}",
            null,
            "oops");

    CommandRun run = fields(topic);

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines().map(line -> line.replaceAll(" +", " ").strip()))
        .containsExactly(
            "topic " + topic,
            "format JSON object, 3 numeric fields, 2 of 3 records",
            "time the record's timestamp (CreateTime)",
            "or --time field:ts, which holds s since the epoch",
            "records 4 received = 2 decoded + 1 undecodable + 1 tombstones + 0 without a number",
            "1 × not valid JSON: " + topic + "-0@3",
            "group by --group-by field:host, 2 values such as a",
            "",
            "series count min max last",
            "cpu 2 -2 1.5 -2",
            "id 2 9007199254740992 9007199254740993 9007199254740992");
  }

  @Test
  @DisplayName("texts chosen as states are listed with count and time; numbers as before")
  void fields_states() {
    String topic = cluster.newTopic(1);
    cluster.send(
        IntStream.range(0, 10)
            .mapToObj(i ->
                TestCluster.record(
                    topic,
                    0,
                    1_700_000_000_000L + i * 1000L,
                    "{\"v\":1,\"door\":\"" + (i < 7 ? "shut" : "open") + "\"}")));

    CommandRun run = fields(topic, "--states", "door");

    assertThat(run.out().lines().map(line -> line.replaceAll(" +", " ").strip()))
        .contains("v 10 1 1 1", "door count seconds", "shut 7 7.000", "open 3 2.000");
    assertThat(fields(topic).out()).contains("--states door, 2 values such as shut");
  }

  @Test
  void fields_json() throws IOException {
    String topic = cluster.topicOf("1", "2.5", "x");

    CommandRun run = fields(topic, "--json");

    JsonNode found = new ObjectMapper().readTree(run.out());
    assertThat(found.at("/format/id").asText()).isEqualTo("text");
    assertThat(found.at("/format/fits").asInt()).isEqualTo(2);
    assertThat(found.at("/records/received").asInt()).isEqualTo(3);
    assertThat(found.at("/undecodable/0/first").asText()).isEqualTo(topic + "-0@2");
    assertThat(found.at("/series/0").toString())
        .isEqualTo("{\"name\":\"" + topic + "\",\"count\":2,\"min\":1,\"max\":2.5,\"last\":2.5}");
  }

  @Test
  @DisplayName("--from sets where to start, --max-records the largest number of records")
  void fields_from() {
    String topic = cluster.newTopic(1);
    for (int i = 0; i < 20; i++) {
      cluster.send(topic, "" + i);
    }

    assertThat(fields(topic, "--from", "earliest", "--max-records", "5").out())
        .contains("5 received = 5 decoded")
        .containsPattern(topic + " +5 +0 +4 +4");
    assertThat(fields(topic, "--from", "3").out()).containsPattern(topic + " +3 +17 +19 +19");
    assertThat(fields(topic, "--from", "-1h").out()).containsPattern(topic + " +20 +0 +19 +19");
    CommandRun none = fields(topic, "--from", "latest", "--timeout", "2s");
    assertThat(none.out()).contains("0 received");
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(fields(topic, "--from", "yesterday").err())
        .contains("'yesterday' is no place to start: give latest, earliest");
  }

  @Test
  @DisplayName("integers of 64 bits are printed exactly; longer ones are reported as rounded")
  void fields_bigIntegers() throws IOException {
    String topic =
        cluster.topicOf(
            "{\"n\":18446744073709551615,\"w\":123456789012345678901234567890}",
            "{\"n\":18446744073709551614,\"w\":1}");

    assertThat(fields(topic).out())
        .containsPattern("n +2 +18446744073709551614 +18446744073709551615 +18446744073709551614")
        .contains("1 whole numbers of more than 64 bits were rounded to the nearest double");
    JsonNode found = new ObjectMapper().readTree(fields(topic, "--json").out());
    assertThat(found.at("/series/0/max").asText()).isEqualTo("18446744073709551615");
  }

  @Test
  @DisplayName("the unit of the chosen time field is printed")
  void fields_timeField_unitIsSaid() throws IOException {
    String topic = cluster.topicOf("{\"v\":1,\"at\":1700000000123456}");

    assertThat(fields(topic, "--time", "field:at").out())
        .contains("the field at, µs since the epoch");
    JsonNode found =
        new ObjectMapper().readTree(fields(topic, "--time", "field:at", "--json").out());
    assertThat(found.at("/time/unit").asText()).isEqualTo("µs");
    assertThat(found.at("/time/timestampType").asText()).isEqualTo("CreateTime");
  }

  @Test
  void fields_chosen() {
    String topic = cluster.topicOf("{\"h\":\"a\",\"v\":\"1\"}", "{\"h\":\"b\",\"v\":\"2\"}");

    CommandRun run =
        fields(topic, "--numeric-strings", "--group-by", "field:h", "--format", "json");

    assertThat(run.out()).contains("v{h=a}").contains("v{h=b}").contains("as chosen");
  }

  @Test
  void fields_nothingFound_exit2() {
    String topic = cluster.topicOf("hello");

    CommandRun run = fields(topic);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).contains("text without numbers").contains(topic + "-0@0");
  }

  @Test
  @DisplayName(
      "records that are all too large have no format: what their beginnings look like isn't one")
  void fields_nothingDecoded_noFormat() {
    String topic = cluster.newTopic(1);
    byte[] large = ("{\"a\":[" + "1.25,".repeat(300_000) + "1]}").getBytes(StandardCharsets.UTF_8);
    try (KafkaProducer<byte[], byte[]> producer =
        cluster.producer(Map.of("compression.type", "gzip", "max.request.size", 4 << 20))) {
      var _ = producer.send(new ProducerRecord<>(topic, large));
    }

    CommandRun run = fields(topic);

    assertThat(run.out())
        .contains("no known format")
        .contains("larger than 1 MiB")
        .doesNotContain("CSV");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void fields_wrongOptions_areSaid() throws IOException {
    assertThat(fields("any", "--format", "yaml").err())
        .contains("no format yaml; there are registry, avro-file")
        .doesNotContain("Exception");
    assertThat(fields("any", "--time", "noon").err()).contains("record, arrival or field:PATH");
    assertThat(fields("any", "--schema", "nowhere.avsc").err())
        .contains("there is no file nowhere.avsc");
    Files.writeString(folder.resolve("bad.proto"), "message {");
    assertThat(fields("any", "--schema", folder.resolve("bad.proto").toString()).err())
        .contains("bad.proto: not a Protobuf schema");
    assertThat(fields("any", "--schema-registry", "localhost:8081").err())
        .contains("http://HOST:PORT");
  }

  @Test
  @DisplayName("the first records of a topic wait for their schema, and none is lost")
  void fields_registry() throws IOException {
    String topic = cluster.newTopic(1);
    Schema schema = new Schema.Parser().parse(AVRO);
    try (KafkaProducer<byte[], byte[]> producer = cluster.producer(Map.of())) {
      for (long i = 0; i < 100; i++) {
        GenericRecord record = new GenericData.Record(schema);
        record.put("v", i);
        byte[] value = AvroBytes.framed(17, AvroBytes.of(record));
        var _ = producer.send(new ProducerRecord<>(topic, value));
      }
    }
    assertThat(fields(topic).out())
        .contains("Confluent wire format, schema id 17, 100 of 100 records")
        .contains("100 × schema 17: no schema registry is given (--schema-registry URL)");

    try (TestRegistry registry = new TestRegistry(17, AVRO)) {
      assertThat(fields(topic, "--schema-registry", registry.url()).out())
          .contains("Confluent wire format, schema id 17, 1 numeric field, 100 of 100 records")
          .contains("100 decoded + 0 undecodable")
          .containsPattern("v +100 +0 +99 +99");
    }
  }

  @Test
  void fields_givenSchema() throws IOException {
    String topic = cluster.newTopic(1);
    Path file = folder.resolve("r.avsc");
    Files.write(file, AVRO.getBytes(UTF_8));
    Schema schema = new Schema.Parser().parse(AVRO);
    GenericRecord record = new GenericData.Record(schema);
    record.put("v", 12_345L);
    cluster.sendBytes(topic, AvroBytes.of(record));
    assertThat(fields(topic, "--schema", file.toString()).out()).containsPattern("v +1 +12345");
  }

  private CommandRun fields(String topic, String... more) {
    return CommandRun.of(cluster.arguments("fields", topic, more));
  }
}
