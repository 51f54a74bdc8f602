package topicscope.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lines of the standard input, read back by other clients as bytes. */
@ExtendWith(SharedCluster.class)
class LinesCommandTest {
  private final TestCluster cluster;

  LinesCommandTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName("lines with a rule, read by two consumers of one group: each gets its partition's")
  void lines_partitionRule_twoConsumersOfAGroup() throws Exception {
    cluster.createTopic("users", 2);
    Program.Result result =
        run(
            "bill south\nann north\nshort\nbob south\neve east\n",
            "lines --topic users --json-fields name,location --key-field name"
                + " --partition-by location=south:0,*:1");
    assertThat(result.exitCode()).as("one line is lost").isEqualTo(1);
    assertThat(result.err()).contains("line 3 is skipped: it has fewer words than the 2 fields");
    assertThat(result.outLines())
        .contains("users-0@0", "users-0@1", "users-1@0", "users-1@1")
        .contains(
            "total lines to users: made 5 = acknowledged 4 + failed 0 + skipped 1; missed ticks 0");

    Set<String> first = new HashSet<>();
    Set<String> second = new HashSet<>();
    try (KafkaConsumer<byte[], byte[]> one = member();
        KafkaConsumer<byte[], byte[]> two = member()) {
      long giveUp = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (first.size() + second.size() < 4 && System.nanoTime() < giveUp) {
        poll(one, first);
        poll(two, second);
      }
    }
    List<Set<String>> parts = List.of(first, second);
    assertThat(parts)
        .containsExactlyInAnyOrder(
            Set.of(
                "bill {\"name\":\"bill\",\"location\":\"south\"}",
                "bob {\"name\":\"bob\",\"location\":\"south\"}"),
            Set.of(
                "ann {\"name\":\"ann\",\"location\":\"north\"}",
                "eve {\"name\":\"eve\",\"location\":\"east\"}"));
  }

  @Test
  @DisplayName("lines are sent unchanged, too large ones are reported, scripts get JSON events")
  void lines_asTheyAre_unchanged() {
    Program.Result result =
        run(
            "a b\n\n{\"x\":1}\n" + "y".repeat(2 << 20) + "\n",
            "lines --topic plain --json --partition-by 0");
    assertThat(cluster.texts("plain")).containsExactly("a b", "", "{\"x\":1}");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out())
        .contains("\"event\":\"acknowledged\"", "\"topic\":\"plain\",\"partition\":0,\"offset\":2}")
        .contains("line 4 was not sent: record too large", "\"failedBy\":{\"record too large\":1}");
  }

  @Test
  @DisplayName("a partition that the topic doesn't have is reported before anything is read")
  void lines_noSuchPartition_isSaid() {
    Program.Result result = run("a\n", "lines --topic narrow --partition-by 9");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("narrow has no partition 9, its 1 are numbered from 0");
    assertThat(cluster.texts("narrow")).isEmpty();
  }

  private Program.Result run(String typed, String line) {
    return new Program().on(cluster).typing(typed).runLine(line);
  }

  private KafkaConsumer<byte[], byte[]> member() {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", cluster.bootstrapServers(),
                "group.id", "two",
                "auto.offset.reset", "earliest",
                "enable.auto.commit", "false"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.subscribe(List.of("users"));
    return consumer;
  }

  /** Polls a member and adds its records. */
  private static void poll(KafkaConsumer<byte[], byte[]> consumer, Set<String> into) {
    var records = consumer.poll(Duration.ofMillis(200));
    if (consumer.assignment().size() == 1) {
      records.forEach(record ->
          into.add(
              new String(record.key(), StandardCharsets.UTF_8)
                  + " "
                  + new String(record.value(), StandardCharsets.UTF_8)));
    } else {
      consumer.seekToBeginning(consumer.assignment());
    }
  }
}
