package topicscope.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.history.query.ColumnsRequest;
import topicscope.history.query.HeldOffsets;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

@DisplayName("The endpoints of the page")
@ExtendWith(SharedBroker.class)
@Execution(CONCURRENT)
class PageEndpointsTest {
  private static final long T = 1_790_000_000_000L;
  private final TestCluster cluster;

  PageEndpointsTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName("give the last record in full: JSON as it is, text, base64, a tombstone")
  void last_everyKindOfValue() throws IOException {
    String topic = cluster.newTopic(1);
    try (OpenPage page = new OpenPage(cluster)) {
      page.show(topic, 0);
      assertThat(page.get("/api/topics/" + topic + "/last").status()).isEqualTo(404);

      String value = "{\"id\": 18446744073709551615, \"x\": 10.0, \"s\":\"<script>\", \"x\":1e2}";
      ProducerRecord<byte[], byte[]> record =
          new ProducerRecord<>(topic, 0, T, bytes("k"), bytes(value));
      record.headers().add(new RecordHeader("h", bytes("v")));
      record.headers().add(new RecordHeader("bin", new byte[] {(byte) 0xff}));
      JsonNode last = sendAndGet(page, record, 1);
      assertThat(last.get("topic").asText()).isEqualTo(topic);
      assertThat(last.get("partition").asInt()).isZero();
      assertThat(last.get("offset").asLong()).isZero();
      assertThat(last.get("timestampMs").asLong()).isEqualTo(T);
      assertThat(last.get("timestampType").asText()).isEqualTo("CreateTime");
      assertThat(last.get("key").asText()).isEqualTo("k");
      assertThat(last.get("headers").toString())
          .isEqualTo(
              "[{\"key\":\"h\",\"value\":\"v\"},{\"key\":\"bin\",\"valueBase64\":\"/w==\"}]");
      assertThat(last.get("valueFormat").asText()).isEqualTo("json");
      assertThat(page.get("/api/topics/" + topic + "/last").text())
          .as("byte for byte, with all digits")
          .contains("\"value\":" + value);
      assertThat(last.get("fields").get("id").asText())
          .as("beyond 2^53 as text")
          .isEqualTo("18446744073709551615");

      JsonNode text = sendAndGet(page, new ProducerRecord<>(topic, 0, T, null, bytes("a{")), 2);
      assertThat(text.get("valueFormat").asText()).isEqualTo("text");
      assertThat(text.get("value").asText()).isEqualTo("a{");
      assertThat(text.get("key").isNull()).isTrue();
      assertThat(text.get("fields")).isEmpty();

      byte[] binary = {0, (byte) 0x80};
      JsonNode base64 = sendAndGet(page, new ProducerRecord<>(topic, 0, T, binary, binary), 3);
      assertThat(base64.get("valueFormat").asText()).isEqualTo("base64");
      assertThat(Base64.getDecoder().decode(base64.get("value").asText())).isEqualTo(binary);
      assertThat(base64.get("keyBase64").asText()).isEqualTo("AIA=");

      JsonNode none = sendAndGet(page, TestCluster.record(topic, 0, T, null), 4);
      assertThat(none.get("valueFormat").asText()).isEqualTo("none");
      assertThat(none.get("value").isNull()).isTrue();

      JsonNode state = page.get("/api/topics/" + topic + "/state").json();
      assertThat(state.get("received").asLong())
          .as("the account closes")
          .isEqualTo(4)
          .isEqualTo(
              Stream.of("decoded", "undecodable", "tombstones", "withoutNumber")
                  .mapToLong(part -> state.get(part).asLong())
                  .sum());
      assertThat(state.get("account").asText())
          .isEqualTo("1 of 4 decoded · 2 undecodable · 1 tombstone");
      assertThat(state.get("undecodableReasons")).isNotEmpty();
    }
  }

  @Test
  @DisplayName("give series in columns: first, min, max and last, with all digits")
  void series_columns() throws IOException {
    String topic = cluster.newTopic(1);
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      long large = 9_007_199_254_740_993L + (i % 7 == 0 ? 2L * i : 0);
      String value = "{\"n\":" + (i % 10) + ",\"large\":" + large + "}";
      records.add(TestCluster.record(topic, 0, T + i, value));
    }
    cluster.send(records.stream());
    try (OpenPage page = new OpenPage(cluster)) {
      page.show(topic, 1_000);

      JsonNode answer =
          page.get("/api/topics/" + topic + "/series?columns=4&from=" + T + "&to=" + (T + 1_000))
              .json();

      assertThat(answer.get("columns").asInt()).isEqualTo(4);
      JsonNode n = answer.get("series").get(0);
      assertThat(n.get("name").asText()).isEqualTo("n");
      assertThat(n.get("timesMs").toString())
          .isEqualTo("[%d,%d,%d,%d]".formatted(T, T + 250, T + 500, T + 750));
      assertThat(n.get("first").toString()).isEqualTo("[0,0,0,0]");
      assertThat(n.get("min").toString()).isEqualTo("[0,0,0,0]");
      assertThat(n.get("max").toString()).isEqualTo("[9,9,9,9]");
      assertThat(n.get("last").toString()).isEqualTo("[9,9,9,9]");
      JsonNode large = answer.get("series").get(1);
      assertThat(large.get("min").get(0).asText()).isEqualTo("9007199254740993");
      assertThat(large.get("max").get(3).asText())
          .as("no digit is lost")
          .isEqualTo(Long.toString(9_007_199_254_740_993L + 2 * 994));

      JsonNode one = page.get("/api/topics/" + topic + "/series?series=n&columns=1").json();
      assertThat(one.get("series")).hasSize(1);
      assertThat(one.get("series").get(0).get("max").toString()).isEqualTo("[9]");

      for (String wrong :
          List.of("columns=0", "columns=x", "from=soon", "from=" + (T + 9) + "&to=" + T)) {
        OpenPage.Answer refused = page.get("/api/topics/" + topic + "/series?" + wrong);
        assertThat(refused.status()).as(wrong).isEqualTo(400);
        assertThat(refused.text().lines()).as(wrong).hasSize(1);
      }
      assertThat(page.get("/api/topics/none/series").status()).isEqualTo(404);
    }
  }

  @Test
  @DisplayName("ask the history for what is older than what is held, and join both without a seam")
  void series_withHistory_joined() throws IOException {
    String topic = cluster.newTopic(1);
    cluster.send(
        Stream.of(
            TestCluster.record(topic, 0, T + 260, "5"),
            TestCluster.record(topic, 0, T + 300, "6")));
    List<ColumnsRequest> asked = new ArrayList<>();
    PastColumns history =
        request -> {
          asked.add(request);
          return Map.of(
              topic,
              List.of(
                  new SeriesColumn(request.fromMs(), 1L, 0L, 2L, 1L),
                  new SeriesColumn(request.fromMs() + 250, 4L, 3L, 4L, 4L)));
        };
    try (OpenPage page = new OpenPage(cluster, PageOptions.local(0), history)) {
      page.show(topic, 2);
      String path = "/api/topics/" + topic + "/series?columns=4&from=" + T + "&to=" + (T + 1_000);

      JsonNode series = page.get(path).json().get("series").get(0);

      assertThat(series.get("timesMs").toString()).isEqualTo("[%d,%d]".formatted(T, T + 250));
      assertThat(series.get("first").toString()).isEqualTo("[1,4]");
      assertThat(series.get("min").toString()).isEqualTo("[0,3]");
      assertThat(series.get("max").toString()).isEqualTo("[2,6]");
      assertThat(series.get("last").toString()).isEqualTo("[1,6]");
      assertThat(asked).hasSize(1);
      assertThat(asked.getFirst().held()).isEqualTo(new HeldOffsets(T + 260, Map.of(0, 0L)));
      assertThat(asked.getFirst().id()).isNotEmpty();
      assertThat(page.get("/api/topics").json().get("history").asBoolean()).isTrue();

      page.get(path.replace("from=" + T, "from=" + (T + 270)));
      assertThat(asked).as("what is held isn't asked for").hasSize(1);
    }
  }

  @Test
  @DisplayName("are all in the OpenAPI document, with every field they give")
  void openApi_describesAnswers() throws IOException {
    String topic = cluster.topicOf("{\"x\":1}");
    try (OpenPage page = new OpenPage(cluster)) {
      page.show(topic, 1);
      JsonNode document = page.get("/api/openapi.json").json();
      JsonNode schemas = document.at("/components/schemas");

      assertThat(fields(document.get("paths")))
          .containsExactlyInAnyOrder(
              "/api/topics",
              "/api/topics/{topic}/last",
              "/api/topics/{topic}/series",
              "/api/topics/{topic}/state",
              "/api/events",
              "/api/socket");
      JsonNode topics = page.get("/api/topics").json();
      assertGiven(schemas, "Topics", topics);
      assertGiven(schemas, "Topic", topics.get("topics").get(0));
      assertGiven(schemas, "SeriesNow", topics.get("topics").get(0).get("series").get(0));
      assertGiven(schemas, "Record", page.get("/api/topics/" + topic + "/last").json());
      assertGiven(schemas, "State", page.get("/api/topics/" + topic + "/state").json());
      JsonNode columns = page.get("/api/topics/" + topic + "/series").json();
      assertGiven(schemas, "Columns", columns);
      assertGiven(schemas, "SeriesColumns", columns.get("series").get(0));
      try (var socket = page.events("window=10s")) {
        OpenPage.head(socket.getInputStream());
        JsonNode message = OpenPage.nextMessage(socket.getInputStream());
        assertGiven(schemas, "Message", message);
        assertGiven(schemas, "TopicChange", message.get("changed").get(0));
        assertGiven(schemas, "SeriesChange", message.get("changed").get(0).get("series").get(0));
      }
    }
  }

  private static void assertGiven(JsonNode schemas, String name, JsonNode answer) {
    assertThat(fields(schemas.at("/" + name + "/properties"))).as(name).containsAll(fields(answer));
    schemas
        .at("/" + name + "/required")
        .forEach(field -> assertThat(answer.has(field.asText())).as(name + field).isTrue());
  }

  private static List<String> fields(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private JsonNode sendAndGet(OpenPage page, ProducerRecord<byte[], byte[]> record, long count) {
    cluster.send(Stream.of(record));
    String path = "/api/topics/" + record.topic();
    return org.awaitility.Awaitility.await()
        .until(
            () -> {
              boolean there = page.get(path + "/state").json().get("received").asLong() == count;
              return there ? page.get(path + "/last").json() : OpenPage.JSON.nullNode();
            },
            answer -> answer.has("offset") && answer.get("offset").asLong() == count - 1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
