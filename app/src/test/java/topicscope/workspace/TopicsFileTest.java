package topicscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.workspace.KeptTopics.TopicKey;
import topicscope.workspace.PlotState.Appearance;
import topicscope.workspace.PlotState.Range;
import topicscope.workspace.PlotState.SeriesState;

@Execution(CONCURRENT)
class TopicsFileTest {
  private static final TopicKey CPU = new TopicKey("id-1", "cpu");
  private static final TopicSettings SETTINGS =
      new TopicSettings(
          new Appearance(
              "Load",
              Optional.of(new Range(0, 100)),
              Optional.empty(),
              "overlay",
              TableState.USUAL,
              Optional.of(new XyState("load", "mem", 0))),
          List.of(new SeriesState("load", "area", "%", false, true, "3", "the load")),
          List.of("mean(load, 1s)"),
          List.of("load > 90"));

  @TempDir private Path folder;

  @Test
  @DisplayName("what is kept is read again; what this version does not know stays in the file")
  void change_readAgain_unknownStays() throws IOException {
    Path path = folder.resolve("new").resolve("topics.json");
    TopicsFile file = new TopicsFile(path);
    assertThat(file.load().trouble()).isEmpty();
    file.change(topics -> topics.change(CPU, none -> SETTINGS));
    file.change(topics -> topics.learn("localhost:9092", "id-1"));
    Files.writeString(
        path, Files.readString(path).replace("\"title\"", "\"later\" : 7, \"title\""));
    file.change(topics -> topics.change(CPU, now -> now.withAlerts(List.of())));

    KeptTopics kept = new TopicsFile(path).load().topics();
    assertThat(kept.key("localhost:9092", "cpu")).isEqualTo(CPU);
    assertThat(kept.find(CPU)).contains(SETTINGS.withAlerts(List.of()));
    assertThat(path).content().contains("\"later\" : 7");
  }

  @Test
  @DisplayName("two that change different topics, or different things of one, lose nothing")
  void change_twoAtOnce_bothKept() throws IOException {
    Path path = folder.resolve("topics.json");
    CompletableFuture.allOf(
            Stream.of("a", "b")
                .map(name ->
                    CompletableFuture.runAsync(() -> {
                      TopicsFile file = new TopicsFile(path);
                      for (int i = 0; i < 50; i++) {
                        TopicKey own = new TopicKey("id", name + i);
                        String line = name + i + " > 1";
                        change(file, own, SETTINGS.withAlerts(List.of(line)));
                        change(file, CPU, TopicSettings.NONE.withAlerts(List.of(line)));
                      }
                    }))
                .toArray(CompletableFuture[]::new))
        .join();

    KeptTopics kept = new TopicsFile(path).load().topics();
    assertThat(kept.all()).hasSize(101);
    assertThat(kept.find(CPU).orElseThrow().alerts()).hasSize(100);
  }

  private static void change(TopicsFile file, TopicKey key, TopicSettings now) {
    try {
      file.change(topics -> topics.change(key, kept -> kept.changed(TopicSettings.NONE, now)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @DisplayName("a broken file is set aside, also while a window is open, which keeps what it knows")
  void change_brokenMeanwhile_setAside() throws IOException {
    Path path = folder.resolve("topics.json");
    TopicsFile file = new TopicsFile(path);
    file.change(topics -> topics.change(CPU, none -> SETTINGS));
    Files.writeString(path, "[");
    assertThat(
            file.change(topics -> topics.change(new TopicKey("id", "x"), none -> SETTINGS))
                .trouble())
        .hasValueSatisfying(told -> assertThat(told).contains("set aside as"));
    assertThat(new TopicsFile(path).load().topics().all()).hasSize(2);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(one -> one.toString().endsWith(".aside"))).hasSize(1);
    }
  }

  @Test
  @DisplayName("a file of a later version is left as it is")
  void load_laterVersion_left() throws IOException {
    Path path = folder.resolve("topics.json");
    String text = "{\"format\":\"topicscope-topics\",\"version\":2}";
    Files.writeString(path, text);
    TopicsFile file = new TopicsFile(path);
    assertThat(file.load().trouble())
        .hasValueSatisfying(told -> assertThat(told).contains("a later Topicscope"));
    assertThat(catchThrowable(() -> file.change(topics -> topics.change(CPU, none -> SETTINGS))))
        .isInstanceOf(IOException.class);
    assertThat(path).hasContent(text);
  }

  @Test
  @DisplayName("beyond 1,000 topics the oldest goes, one with rules last")
  void change_tooMany_oldestWithoutRulesGoes() {
    KeptTopics topics = new KeptTopics();
    topics.change(CPU, none -> SETTINGS);
    for (int i = 0; i < KeptTopics.MAX_TOPICS; i++) {
      topics.change(new TopicKey("id", "t" + i), none -> SETTINGS.withAlerts(List.of()));
    }
    assertThat(topics.all()).hasSize(KeptTopics.MAX_TOPICS).containsKey(CPU);
    assertThat(topics.find(new TopicKey("id", "t0"))).isEmpty();
  }

  @Test
  @DisplayName("what was kept by an address is kept by the id as soon as it is known")
  void learn_guessMoves() {
    KeptTopics topics = new KeptTopics();
    topics.change(topics.key("a:1", "cpu"), none -> SETTINGS);
    topics.learn("a:1", "id-1");
    assertThat(topics.find(CPU)).contains(SETTINGS);
    assertThat(topics.key("a:1", "cpu")).isEqualTo(CPU);

    // Another cluster at that address has what is its own.
    topics.learn("a:1", "id-2");
    assertThat(topics.find(topics.key("a:1", "cpu"))).isEmpty();
  }
}
