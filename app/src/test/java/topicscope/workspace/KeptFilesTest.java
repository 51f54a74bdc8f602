package topicscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import topicscope.connect.Connections;
import topicscope.decode.choice.ChoiceStore;
import topicscope.decode.choice.Choices;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.choice.Format;
import topicscope.desk.model.RecentTopics;

/** The files that a window reads when it starts: whatever is in them, it starts. */
@Execution(CONCURRENT)
class KeptFilesTest {
  private static final int SAVES = 300;
  private static final int TOPICS = 40;

  @TempDir Path folder;

  static Stream<String> contents() {
    return Stream.of(
        "",
        "\u0000\u0001\u0002",
        "null",
        "7",
        "[]",
        "{",
        "{}",
        "[".repeat(5_000),
        "{\"a\":".repeat(5_000),
        "{\"plots\":[[]],\"topics\":[],\"connections\":7,\"secrets\":[],\"registries\":\"x\"}",
        "{\"topics\":{\"a\":7},\"connections\":[7,null,{}],\"secrets\":{\"a\":7}}",
        "{\"n\":" + "9".repeat(5_000) + "}",
        "{\"s\":\"" + "x".repeat(100_000) + "\"}",
        "\"\ud800\"");
  }

  @ParameterizedTest
  @MethodSource("contents")
  @DisplayName("hostile content of any of them is survived")
  void load_hostileContent_isSurvived(String content) throws IOException {
    for (String name :
        List.of(
            "workspace.json",
            "connections.json",
            "secrets.json",
            "formats.json",
            "topics.json",
            "recent-topics")) {
      Files.write(folder.resolve(name), content.getBytes(StandardCharsets.UTF_8));
    }
    loadAll();
  }

  @Test
  @DisplayName("a folder in the place of each of them is survived")
  void load_folders_areSurvived() throws IOException {
    for (String name :
        List.of(
            "workspace.json",
            "connections.json",
            "secrets.json",
            "formats.json",
            "topics.json",
            "recent-topics")) {
      Files.createDirectories(folder.resolve(name).resolve("x"));
    }
    loadAll();
  }

  private void loadAll() {
    assertThat(WorkspaceFile.own(folder.resolve("workspace.json")).load()).isNotNull();
    assertThat(new Connections(folder).load()).isNotNull();
    assertThat(new ChoiceStore(folder.resolve("formats.json")).load()).isNotNull();
    assertThat(new TopicsFile(folder.resolve("topics.json")).load().topics().all()).isEmpty();
    assertThat(RecentTopics.in(folder.resolve("recent-topics")).of("c")).isEmpty();
  }

  @Test
  @DisplayName("two processes that save 300 choices of formats each lose none")
  void save_choicesOfTwoProcesses_allKept() throws Exception {
    runTwo(Saver.class);

    assertThat(new ChoiceStore(folder.resolve("formats.json")).load().choices()).hasSize(2 * SAVES);
  }

  @Test
  @DisplayName("two processes that pick topics lose none of the recent ones")
  void add_recentTopicsOfTwoProcesses_allKept() throws Exception {
    runTwo(Picker.class);

    assertThat(RecentTopics.in(folder.resolve("recent-topics")).of("c")).hasSize(2 * TOPICS);
  }

  private void runTwo(Class<?> main) throws Exception {
    List<Process> processes = new ArrayList<>();
    for (String name : List.of("a", "b")) {
      processes.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  main.getName(),
                  folder.toString(),
                  name)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve(name + ".log").toFile())
              .start());
    }
    for (Process process : processes) {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(
            Files.readString(folder.resolve("a.log")) + Files.readString(folder.resolve("b.log")))
        .doesNotContain("Exception");
  }

  /** Saves choices of topics of its own. */
  static final class Saver {
    private Saver() {}

    public static void main(String[] args) throws IOException {
      ChoiceStore store = new ChoiceStore(Path.of(args[0], "formats.json"));
      DecodeChoice choice = Choices.of(Format.JSON);
      for (int i = 0; i < SAVES; i++) {
        store.save("c", args[1] + i, choice);
      }
    }
  }

  /** Picks topics of its own, and ends when they are all in the file. */
  static final class Picker {
    private Picker() {}

    public static void main(String[] args) {
      Path file = Path.of(args[0], "recent-topics");
      RecentTopics recent = RecentTopics.in(file);
      for (int i = 0; i < TOPICS; i++) {
        recent.add("c", args[1] + i);
      }
      await()
          .atMost(60, TimeUnit.SECONDS)
          .until(() ->
              RecentTopics.in(file).of("c").stream()
                      .filter(topic -> topic.startsWith(args[1]))
                      .count()
                  == TOPICS);
    }
  }
}
