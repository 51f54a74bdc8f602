package topicscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.choice.Format;
import topicscope.decode.choice.Grouping;
import topicscope.decode.schema.SchemaFile;
import topicscope.decode.time.TimeChoice;
import topicscope.workspace.PlotState.Actions;
import topicscope.workspace.PlotState.Appearance;
import topicscope.workspace.PlotState.CaptureState;
import topicscope.workspace.PlotState.ClusterName;
import topicscope.workspace.PlotState.GuestState;
import topicscope.workspace.PlotState.Range;
import topicscope.workspace.PlotState.SeriesState;
import topicscope.workspace.PlotState.Span;
import topicscope.workspace.PlotState.StudyState;
import topicscope.workspace.PlotState.TriggerState;
import topicscope.workspace.Workspace.Panes;
import topicscope.workspace.Workspace.Position;
import topicscope.workspace.Workspace.ThemeChoice;
import topicscope.workspace.WorkspaceFile.Loaded;
import topicscope.workspace.WorkspaceFile.Saved;

class WorkspaceFileTest {
  static final PlotState PLOT =
      new PlotState(
          Optional.of(new ClusterName(Optional.of("prod"), Optional.of("red"), "kafka:9092")),
          Optional.of("cpu"),
          Optional.of("-5m"),
          new Span(0, 60_000),
          new DecodeChoice(
              Optional.of(Format.JSON),
              new TimeChoice.OfField("ts"),
              new Grouping.ByKey(),
              true,
              Optional.of(new SchemaFile(Path.of("/a.proto"), "Load"))),
          new Appearance(
              "Load of the hosts",
              Optional.of(new Range(-1, 100.5)),
              Optional.empty(),
              "lanes",
              TableState.USUAL,
              Optional.of(new XyState("load", "mem", 250))),
          List.of(new SeriesState("load", "area", "%", true, true, "#8250df", "the load")),
          List.of(
              new GuestState(
                  new ClusterName(Optional.empty(), "other:9092"),
                  "memory",
                  "used",
                  DecodeChoice.AUTOMATIC)),
          List.of(
              new StudyState(
                  new ClusterName(Optional.of("prod"), "kafka:9092"),
                  "cpu",
                  List.of("mean(load, 1s)"),
                  List.of("load > 90 until 80 for 10s"))),
          new Actions("logger", "alerts"),
          new TriggerState(
              "load > 90",
              "single",
              5_000,
              0.5,
              100,
              true,
              List.of(new CaptureState("topicscope show 'x=1'", "the dip", "after the deploy"))));
  private static final PlotState NEW_PLOT =
      new PlotState(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          new Span(200, 0),
          DecodeChoice.AUTOMATIC,
          Appearance.USUAL,
          List.of(),
          List.of(),
          List.of(),
          Actions.NONE,
          TriggerState.NONE);
  static final Workspace WORKSPACE =
      new Workspace(
          Optional.of(new Position(10, 20, 1280, 720, true)),
          ThemeChoice.DARK,
          "tiled",
          false,
          1,
          new Panes(
              "alerts",
              OptionalDouble.of(0.7),
              true,
              false,
              List.of(0.4),
              List.of(List.of(0.5)),
              Map.of("key", 120.0),
              Map.of("rule", 200.0),
              Optional.of(List.of("rms", "period"))),
          List.of(PLOT, NEW_PLOT));

  @TempDir private Path folder;

  @Test
  @DisplayName("a saved choice is loaded again, also from a folder that had to be created")
  void save_load() {
    Path file = folder.resolve("new/workspace.json");
    assertThat(WorkspaceFile.own(file).load())
        .isEqualTo(new Loaded(Optional.empty(), Optional.empty()));

    assertThat(WorkspaceFile.own(file).save(WORKSPACE)).isEqualTo(new Saved.Done());

    assertThat(WorkspaceFile.own(file).load())
        .isEqualTo(new Loaded(Optional.of(WORKSPACE), Optional.empty()));
  }

  @Test
  @DisplayName(
      "fields of a later Topicscope version are kept on every level when the file is written")
  void save_keepsUnknownFields() throws IOException {
    Path file = folder.resolve("w.json");
    WorkspaceFile first = WorkspaceFile.own(file);
    first.save(WORKSPACE);
    String later =
        Files.readString(file)
            .replace("\"theme\" :", "\"sound\" : { \"on\" : true }, \"theme\" :")
            .replace("\"maximized\" :", "\"screen\" : 2, \"maximized\" :")
            .replace("\"topic\" : \"cpu\"", "\"topic\" : \"cpu\", \"gadget\" : [ 1 ]")
            .replace("\"kind\" : \"area\"", "\"kind\" : \"area\", \"glow\" : \"#ff0000\"");
    Files.writeString(file, later);
    WorkspaceFile window = WorkspaceFile.own(file);
    Workspace loaded = window.load().workspace().orElseThrow();
    assertThat(loaded).isEqualTo(WORKSPACE);

    window.save(
        new Workspace(
            loaded.place(), ThemeChoice.LIGHT, "stacked", true, 0, loaded.panes(), loaded.plots()));

    JsonNode tree = new ObjectMapper().readTree(file.toFile());
    assertThat(tree.at("/theme").asText()).isEqualTo("light");
    assertThat(tree.at("/sound/on").asBoolean()).isTrue();
    assertThat(tree.at("/window/screen").asInt()).isEqualTo(2);
    assertThat(tree.at("/plots/0/gadget/0").asInt()).isEqualTo(1);
    assertThat(tree.at("/plots/0/series/0/glow").asText()).isEqualTo("#ff0000");
    assertThat(tree.at("/plots/1").has("gadget")).isFalse();
  }

  @Test
  @DisplayName("a shared file holds no alert actions, and actions in it are ignored")
  void named_actions_areNeitherWrittenNorTaken() throws IOException {
    Path file = folder.resolve("shared.json");
    WorkspaceFile.named(file).saveOver(WORKSPACE);
    assertThat(file).content().contains("load > 90 until 80 for 10s").doesNotContain("logger");

    Files.writeString(
        file, Files.readString(file).replace("\"command\" : \"\"", "\"command\" : \"rm x\""));
    Loaded loaded = WorkspaceFile.named(file).load();

    assertThat(loaded.workspace().orElseThrow().plots().getFirst().actions())
        .isEqualTo(Actions.NONE);
    assertThat(loaded.trouble().orElseThrow()).contains("that is not taken");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "\u0000\u0001\u0002",
        "{}",
        "{\"format\":\"grafana\",\"version\":1}",
        "{\"format\":\"topicscope-workspace\",\"version\":99}",
        "{\"format\":\"topicscope-workspace\"}"
      })
  @DisplayName("a broken or foreign file is renamed and reported, and a new one can be saved")
  void load_foreign_isSetAside(String text) throws IOException {
    Path file = folder.resolve("w.json");
    Files.writeString(file, text);
    WorkspaceFile own = WorkspaceFile.own(file);

    Loaded loaded = own.load();

    assertThat(loaded.workspace()).isEmpty();
    assertThat(loaded.trouble().orElseThrow()).contains("set aside as " + folder);
    assertThat(file).doesNotExist();
    assertThat(folder.toFile().listFiles())
        .singleElement()
        .extracting(aside -> text(aside.toPath()))
        .isEqualTo(text);
    assertThat(own.save(WORKSPACE)).isEqualTo(new Saved.Done());
  }

  @Test
  @DisplayName("a broken file that the user has named is reported and not changed")
  void load_namedForeign_isLeft() throws IOException {
    Path file = folder.resolve("notes.txt");
    Files.writeString(file, "remember the milk");
    WorkspaceFile named = WorkspaceFile.named(file);

    assertThat(named.load().trouble().orElseThrow())
        .contains("notes.txt")
        .contains("left as it is");
    assertThat(named.save(WORKSPACE)).isInstanceOf(Saved.Refused.class);
    assertThat(file).hasContent("remember the milk");
  }

  @Test
  @DisplayName("invalid values are ignored")
  void load_absurdValues() throws IOException {
    Path file = folder.resolve("w.json");
    Files.writeString(
        file,
        """
        {"format":"topicscope-workspace","version":1,"focused":-3,"theme":7,
         "window":{"x":1e300,"y":0,"width":-5,"height":1},
         "plots":[{"topic":5,"guests":[{}],"window":{"points":-1,"ms":-1},
                   "series":[{"kind":"line"},7],"cluster":"x","y":[5,1],"yRight":["a"],
                   "studies":[3,{"topic":"t"}],"actions":7,"title":[]}, 3],
         "panes":{"tab":{},"side":7,"rows":[-1,"x"],"columns":3}, "alerts":[]}
        """);

    Workspace loaded = WorkspaceFile.own(file).load().workspace().orElseThrow();

    assertThat(loaded)
        .isEqualTo(
            new Workspace(
                Optional.empty(),
                ThemeChoice.SYSTEM,
                "stacked",
                true,
                0,
                Panes.USUAL,
                List.of(NEW_PLOT)));
  }

  @Test
  @DisplayName(
      "a named file that another window has written is not overwritten, and that is reported")
  void save_changedByAnother_isRefused() throws IOException {
    Path file = folder.resolve("w.json");
    WorkspaceFile one = WorkspaceFile.named(file);
    WorkspaceFile other = WorkspaceFile.named(file);
    one.save(Workspace.EMPTY);
    other.load();
    one.save(WORKSPACE);
    String before = Files.readString(file);

    assertThat(other.save(Workspace.EMPTY))
        .isInstanceOfSatisfying(
            Saved.Refused.class,
            refused ->
                assertThat(refused.sentence())
                    .contains("Another window has changed " + file)
                    .contains("another name"));

    assertThat(file).hasContent(before);
    assertThat(one.save(Workspace.EMPTY)).isEqualTo(new Saved.Done());
    assertThat(other.saveOver(WORKSPACE)).isEqualTo(new Saved.Done());
    assertThat(WorkspaceFile.own(file).load().workspace()).contains(WORKSPACE.withoutActions());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  @DisplayName("the window's own file is for its owner only: an alert's command may hold a secret")
  void save_own_ownerOnly() throws IOException {
    Path file = folder.resolve("w.json");

    assertThat(WorkspaceFile.own(file).save(WORKSPACE)).isEqualTo(new Saved.Done());

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  @DisplayName("a login in front of an address is never written into the file")
  void save_noLogin() throws IOException {
    Path file = folder.resolve("w.json");
    PlotState plot =
        new PlotState(
            Optional.of(new ClusterName(Optional.empty(), "me:secret@a:1,you:hidden@b:2")),
            Optional.empty(),
            Optional.empty(),
            PLOT.window(),
            DecodeChoice.AUTOMATIC,
            Appearance.USUAL,
            List.of(),
            List.of(),
            List.of(),
            Actions.NONE,
            TriggerState.NONE);

    WorkspaceFile.own(file)
        .save(
            new Workspace(
                Optional.empty(),
                ThemeChoice.SYSTEM,
                "stacked",
                true,
                0,
                Panes.USUAL,
                List.of(plot)));

    assertThat(file).content().contains("a:1,b:2").doesNotContain("secret", "hidden");
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @DisplayName("JSON beyond the parser's limits is refused like any other foreign file")
  void parse_nestedTooDeep_isForeign() {
    byte[] deep = "[".repeat(5_000).getBytes(StandardCharsets.UTF_8);
    assertThatExceptionOfType(UnknownWorkspaceException.class)
        .isThrownBy(() -> WorkspaceJson.parse(deep))
        .withMessageContaining("nested too deep");
  }
}
