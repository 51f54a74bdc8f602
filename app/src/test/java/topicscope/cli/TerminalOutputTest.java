package topicscope.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicscope.Main;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

@ExtendWith(SharedBroker.class)
class TerminalOutputTest {
  /** Control sequences as a terminal knows them: C0, DEL, C1 and the right-to-left override. */
  private static final String CONTROLS = "\u001b]0;owned\u0007\u001b[31m\u009b1m\u007f\u202e";

  private TestCluster cluster;

  @BeforeEach
  void useCluster(TestCluster shared) {
    cluster = shared;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fields --group-by key",
        "fields --json --group-by key",
        "fields --group-by field:host --time field:no%s",
        "watch --from earliest --duration 2s --alert *>0 --alert no%s>1",
        "watch --from earliest --duration 2s --alert *>0 --json",
        "watch --alert no%s>",
        "snapshot --points 5 --duration 10ms --out /not%s/there"
      })
  @DisplayName("nothing in records or arguments reaches the terminal as a control character")
  void output_hostileRecords_noControlCharacter(String command) {
    String topic = cluster.newTopic(1);
    String escaped = CONTROLS.replace("\u001b", "\\u001b").replace("\u0007", "\\u0007");
    String value =
        "{\"host\":\"%s\",\"a%s\":1,\"t\":\"%s 2\"}".formatted(escaped, escaped, escaped);
    try (KafkaProducer<byte[], byte[]> producer = cluster.producer(Map.of())) {
      for (String one : List.of(value, value, CONTROLS + "{", value)) {
        byte[] key = ("k" + CONTROLS).getBytes(UTF_8);
        var _ = producer.send(new ProducerRecord<>(topic, key, one.getBytes(UTF_8)));
      }
    }
    List<String> arguments = new ArrayList<>();
    for (String word : command.split(" ", -1)) {
      arguments.add(word.replace("%s", CONTROLS));
    }
    arguments.addAll(
        1, List.of("--bootstrap-server", cluster.bootstrapServers(), "--topic", topic));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments.toArray(String[]::new));
    String output = out + "" + err;
    assertThat(output.chars().filter(TerminalOutputTest::isControl).mapToObj(Integer::toHexString))
        .as(() -> code + ": " + output)
        .isEmpty();
    assertThat(output).containsAnyOf("\\u001b", "\\u009b");
  }

  private static boolean isControl(int c) {
    return (Character.isISOControl(c) || c == 0x202e) && c != '\n';
  }
}
