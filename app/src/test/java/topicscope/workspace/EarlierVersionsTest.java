package topicscope.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import topicscope.connect.ConnectionProfile;
import topicscope.connect.Connections;
import topicscope.connect.LoginMechanism;
import topicscope.connect.ProfileColour;
import topicscope.connect.SecretKind;
import topicscope.decode.choice.ChoiceStore;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.choice.Format;
import topicscope.platform.AtomicFile;
import topicscope.workspace.PlotState.Actions;
import topicscope.workspace.PlotState.ClusterName;
import topicscope.workspace.PlotState.Span;

/** Files as the first versions wrote them. */
class EarlierVersionsTest {
  /** Without colours, labels, titles, ranges, panes and rules of a topic. */
  private static final String WORKSPACE =
      """
      {
        "format" : "topicscope-workspace",
        "version" : 1,
        "window" : { "x" : 80, "y" : 60, "width" : 1280, "height" : 720, "maximized" : false },
        "theme" : "dark",
        "layout" : "tiled",
        "linked" : false,
        "focused" : 0,
        "plots" : [ {
          "cluster" : { "profile" : "production", "servers" : "kafka.example:9092" },
          "topic" : "cpu",
          "from" : "-5m",
          "window" : { "points" : 0, "ms" : 300000 },
          "decode" : { "format" : "json", "time" : "field:ts", "grouping" : "key", "numericStrings" : true,
                       "schema" : null, "message" : "" },
          "series" : [ { "name" : "load", "kind" : "area", "unit" : "%", "shown" : false, "right" : true } ],
          "guests" : [ { "cluster" : { "profile" : null, "servers" : "other:9092" }, "topic" : "memory",
                         "name" : "used", "decode" : { "format" : "json", "time" : "record",
                         "grouping" : "format", "numericStrings" : false, "schema" : null, "message" : "" } } ]
        } ],
        "alerts" : [ ]
      }
      """;

  private static final String CONNECTIONS =
      """
      {"version": 1, "connections": [
        {"name": "production", "bootstrapServers": "kafka.example:9092", "colour": "red",
         "lastUsed": "2026-11-20T10:00:00Z",
         "tls": {"hostNameChecked": false, "trustStore": {"type": "PKCS12", "file": "/etc/kafka/trust.p12"}},
         "login": {"mechanism": "SCRAM-SHA-512", "user": "ann", "tokenUrl": "", "scope": ""},
         "settings": {"client.rack": "r1"}},
        {"name": "local", "bootstrapServers": "localhost:9092", "colour": "none"}]}
      """;

  @TempDir private Path config;

  @Test
  @DisplayName("a workspace opens with all that it held, and as a file of the user's, too")
  void workspace() throws Exception {
    Path file = Files.writeString(config.resolve("workspace.json"), WORKSPACE);
    Workspace workspace =
        new KeptWorkspaces(config).newest().orElseThrow().workspace().orElseThrow();

    assertThat(workspace.theme()).isEqualTo(Workspace.ThemeChoice.DARK);
    assertThat(workspace.layout()).isEqualTo("tiled");
    assertThat(workspace.linked()).isFalse();
    assertThat(workspace.place().orElseThrow().width()).isEqualTo(1280);
    PlotState plot = workspace.plots().getFirst();
    assertThat(plot.cluster())
        .contains(new ClusterName(Optional.of("production"), "kafka.example:9092"));
    assertThat(plot.topic()).contains("cpu");
    assertThat(plot.window()).isEqualTo(new Span(0, 300_000));
    assertThat(plot.decode().format()).contains(Format.JSON);
    assertThat(plot.decode().time().text()).isEqualTo("field:ts");
    assertThat(plot.series())
        .containsExactly(new PlotState.SeriesState("load", "area", "%", false, true, "", ""));
    assertThat(plot.guests()).singleElement().extracting("name").isEqualTo("used");
    assertThat(plot.actions()).isEqualTo(Actions.NONE);
    assertThat(WorkspaceFile.named(file).load().workspace().orElseThrow().plots())
        .isEqualTo(workspace.plots());
  }

  @Test
  @DisplayName("saved connections and their passwords open")
  void connections() throws Exception {
    Files.writeString(config.resolve("connections.json"), CONNECTIONS);
    AtomicFile.writeOwnerOnly(
        config.resolve("secrets.json"),
        "{\"secrets\": {\"production\": {\"password\": \"pw\"}}}".getBytes(UTF_8));
    Connections connections = new Connections(config);

    assertThat(connections.load().notices()).isEmpty();
    assertThat(connections.load().all())
        .extracting(ConnectionProfile::name)
        .containsExactly("production", "local");
    ConnectionProfile profile = connections.find("production");
    assertThat(profile.colour()).isEqualTo(ProfileColour.RED);
    assertThat(profile.login().mechanism()).isEqualTo(LoginMechanism.SCRAM_SHA_512);
    assertThat(profile.tls().hostNameChecked()).isFalse();
    assertThat(profile.more()).containsEntry("client.rack", "r1");
    assertThat(profile.missing(connections.secrets("production"))).doesNotContain(SecretKind.LOGIN);
  }

  @Test
  @DisplayName("the choices of formats open")
  void formats() throws Exception {
    Files.writeString(
        config.resolve("formats.json"),
        """
        {"version": 1,
         "topics": {"kafka.example:9092/cpu": {"format": "json", "time": "field:ts", "grouping": "key"}},
         "registries": {}}
        """);

    DecodeChoice choice =
        new ChoiceStore(config.resolve("formats.json")).load().choices().values().iterator().next();
    assertThat(choice.format()).contains(Format.JSON);
    assertThat(choice.grouping().text()).isEqualTo("key");
  }
}
