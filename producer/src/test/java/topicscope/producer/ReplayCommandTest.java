package topicscope.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Recordings, played and read back as bytes. */
@ExtendWith(SharedCluster.class)
class ReplayCommandTest {
  @TempDir Path folder;
  private final TestCluster cluster;

  ReplayCommandTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName("a recording is sent with its keys and times, in its order")
  void replay_csv_isReadBack() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("r.csv"),
            "time,host,load\n1763596800,a,1\n1763596801,b,2.5\nsoon,c,3\n1763596802,a,4\n");
    Program.Result result =
        run("replay " + file + " --topic played --speed max --keep-time --key-field host");
    assertThat(result.exitCode()).as("one row is lost").isEqualTo(1);
    assertThat(result.err()).contains("line 4: 'soon' is no time");
    List<ConsumerRecord<byte[], byte[]>> records = cluster.records("played");
    assertThat(cluster.texts("played"))
        .containsExactly(
            "{\"time\":1763596800,\"host\":\"a\",\"load\":1}",
            "{\"time\":1763596801,\"host\":\"b\",\"load\":2.5}",
            "{\"time\":1763596802,\"host\":\"a\",\"load\":4}");
    assertThat(records)
        .extracting(ConsumerRecord::timestamp)
        .containsExactly(1763596800000L, 1763596801000L, 1763596802000L);
    assertThat(new String(records.get(1).key(), StandardCharsets.UTF_8)).isEqualTo("b");
  }

  @Test
  @DisplayName("a recording in another format, in a loop")
  void replay_loop_goesRound() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("r.jsonl"),
            "{\"ts\":1,\"a\":1.5,\"b\":2}\n{\"ts\":1.01,\"a\":3,\"b\":4}\n");
    Program.Result result =
        run("replay " + file + " --topic rounds --loop --count 5 --value-format float --field b");
    assertThat(result.exitCode()).isZero();
    assertThat(cluster.texts("rounds")).containsExactly("2.0", "4.0", "2.0", "4.0", "2.0");
  }

  @Test
  @DisplayName("whole records are sent byte for byte, with their keys, headers and times")
  void replay_wholeRecords_sameBytes() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("records.jsonl"),
            """
            {"ts":1763596800123,"partition":0,"offset":7,"key64":"AP8=","value64":"/gA=","headers":[{"key":"trace","value64":"/wE="},{"key":"none"}]}
            {"ts":1763596800124,"partition":0,"offset":8,"value64":""}
            {"ts":1763596800125,"partition":0,"offset":9,"value64":"?"}
            """);
    Program.Result result = run("replay " + file + " --topic whole --speed max --keep-time");
    assertThat(result.err()).contains("line 3: its bytes are no Base64");
    List<ConsumerRecord<byte[], byte[]>> records = cluster.records("whole");
    assertThat(records)
        .extracting(ConsumerRecord::timestamp)
        .containsExactly(1763596800123L, 1763596800124L);
    assertThat(records.getFirst().key()).containsExactly(0, 0xff);
    assertThat(records.getFirst().value()).containsExactly(0xfe, 0);
    assertThat(records.getFirst().headers())
        .containsExactly(
            new RecordHeader("trace", new byte[] {(byte) 0xff, 1}),
            new RecordHeader("none", (byte[]) null));
    assertThat(records.get(1).value()).isEmpty();
    assertThat(records.get(1).headers()).isEmpty();
  }

  @Test
  @DisplayName("Avro, ended while the registry is silent: nothing is sent, no empty record")
  void replay_registrySilent_sendsNothing() throws Exception {
    cluster.createTopic("silent", 1);
    Path file = Files.writeString(folder.resolve("r.csv"), "ts,v\n1,1\n1.01,2\n");
    try (ServerSocket registry = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Program.Result result =
          run(
              "replay %s --topic silent --speed max --value-format avro --duration 2s"
                      .formatted(file)
                  + " --schema-registry http://127.0.0.1:"
                  + registry.getLocalPort());
      assertThat(result.totals())
          .containsExactly(
              "total replay to silent: made 0 = acknowledged 0 + failed 0 + skipped 0; missed ticks"
                  + " 0");
    }
    assertThat(cluster.records("silent")).isEmpty();
  }

  private Program.Result run(String line) {
    return new Program().on(cluster).runLine(line);
  }
}
