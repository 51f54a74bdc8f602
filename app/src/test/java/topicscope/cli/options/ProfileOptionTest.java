package topicscope.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import topicscope.connect.ConnectionProfile;
import topicscope.connect.Connections;
import topicscope.connect.Login;
import topicscope.connect.LoginMechanism;
import topicscope.connect.ProfileColour;
import topicscope.connect.TlsSettings;
import topicscope.testing.CommandProcess;
import topicscope.testing.CommandRun;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

/** Saved connections and where to start, on the command line. */
@ExtendWith(SharedBroker.class)
class ProfileOptionTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private TestCluster cluster;
  private Connections connections;

  @BeforeEach
  void useCluster(TestCluster shared) throws Exception {
    cluster = shared;
    connections = new Connections(folder.resolve("config"));
    connections.add(ConnectionProfile.plain("here", cluster.bootstrapServers()), Optional.empty());
    System.setProperty("topicscope.config", folder.resolve("config").toString());
  }

  @AfterEach
  void useOwnFolder() {
    System.clearProperty("topicscope.config");
  }

  @Test
  @DisplayName("a snapshot of a saved connection, from a time on, reported as lines of JSON")
  void snapshot_profileFromTimeJson_statesAndAccount() throws Exception {
    String topic = cluster.newTopic(2);
    long now = System.currentTimeMillis();
    cluster.send(
        IntStream.range(0, 20)
            .mapToObj(i ->
                TestCluster.record(topic, i % 2, now - (20 - i) * 60_000L, Integer.toString(i))));

    CommandProcess run =
        CommandProcess.of(
            folder,
            "snapshot",
            "--profile",
            "here",
            "--topic",
            topic,
            "--from",
            "-630s",
            "--duration",
            "1s",
            "--json",
            "--csv",
            "rows.csv");

    assertThat(run.errors()).isEmpty();
    assertThat(run.exitCode()).isZero();
    List<JsonNode> lines = run.out().lines().map(ProfileOptionTest::json).toList();
    assertThat(lines).extracting(line -> line.path("topic").asText()).containsOnly(topic);
    assertThat(lines.getFirst().path("state").asText()).isEqualTo("CONNECTING");
    assertThat(lines)
        .filteredOn(line -> line.path("event").asText().equals("state"))
        .allSatisfy(line -> {
          assertThat(line.path("cause").asText()).isNotBlank();
          assertThat(line.path("since").asText()).isNotBlank();
        })
        .extracting(line -> line.path("state").asText())
        .containsAnyOf("LIVE", "IDLE");
    assertThat(lines.getLast().path("event").asText()).isEqualTo("account");
    assertThat(lines.getLast().path("decoded").asLong()).isEqualTo(10);
    assertThat(Files.readAllLines(folder.resolve("rows.csv"))).hasSize(11);
    assertThat(connections.find("here").lastUsed()).isPresent();
  }

  @Test
  @DisplayName("an unknown saved connection is an error that lists the saved ones")
  void profile_unknown_saysWhichExist() {
    CommandRun run = CommandRun.of("fields", "--profile", "there", "--topic", "any");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("no saved connection 'there': there are here");
  }

  @Test
  @DisplayName("a saved connection and an address together are refused")
  void profile_withServers_refused() {
    CommandRun run =
        CommandRun.of(
            "fields", "--profile", "here", "--bootstrap-server", "localhost:1", "--topic", "any");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("leave --bootstrap-server and --command-config out");
  }

  @Test
  @DisplayName("without a terminal a missing password is an error, and the command doesn't hang")
  void profile_passwordNotKept_says() throws Exception {
    connections.add(secured(), Optional.empty());

    CommandRun run = CommandRun.of("fields", "--profile", "secured", "--topic", "any");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("the connection secured needs the password");
  }

  @Test
  @DisplayName("the saved connections are listed, the recently used first")
  void profiles_lists() throws Exception {
    connections.add(secured(), Optional.empty());
    connections.used("secured");

    CommandRun run = CommandRun.of("profiles");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("secured  h:1  (not encrypted, PLAIN as ann)"),
            line -> assertThat(line).contains("here").contains("never used"));
  }

  @Test
  @DisplayName("an argument that begins with @ is taken as it is, not as a file of arguments")
  void atSign_fileOfThatName_notRead() throws Exception {
    Path file = Files.writeString(folder.resolve("team"), "--help");

    CommandRun run = CommandRun.of("profiles", "@" + file);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("@" + file);
  }

  @Test
  @DisplayName("an invalid --from is an error that lists valid values")
  void from_bad_says() {
    CommandRun run = CommandRun.of("snapshot", "--topic", "any", "--from", "yesterday");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("--from").contains("'yesterday' is no place to start");
  }

  @Test
  @DisplayName("the last records of a group's share are refused with what to give instead")
  void group_withLastRecords_refused() {
    CommandRun run =
        CommandRun.of(
            "snapshot", "--topic", "any", "--profile", "here", "--group", "g", "--from", "50");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("can't begin at the last records");
  }

  private static ConnectionProfile secured() {
    return new ConnectionProfile(
        "secured",
        "h:1",
        TlsSettings.OFF,
        new Login(LoginMechanism.PLAIN, "ann", "", ""),
        Map.of(),
        ProfileColour.NONE,
        Optional.empty());
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new AssertionError(line, e);
    }
  }
}
