package topicscope.decode.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicscope.decode.schema.RegistryFile;
import topicscope.decode.schema.SchemaFile;
import topicscope.decode.time.TimeChoice;

@Execution(CONCURRENT)
class ChoiceStoreTest {
  private static final DecodeChoice CHOICE =
      new DecodeChoice(
          Optional.of(Format.DOUBLE_LE),
          new TimeChoice.OfField("a.ts"),
          new Grouping.ByFields(List.of("host", "cpu")),
          true,
          Optional.of(new SchemaFile(Path.of("/a/b.proto"), "plant.Sensor")),
          List.of("state", "door.mode"));

  @TempDir private Path folder;

  @Test
  @DisplayName("saved states are there at the next start, without a partial file beside them")
  void save_isThereForTheNextStore() throws IOException {
    Path file = folder.resolve("new").resolve("formats.json");
    RegistryFile registry =
        new RegistryFile("https://r:8081", Optional.of(Path.of("/a/registry.properties")));
    new ChoiceStore(file).save("local", "t", CHOICE);
    new ChoiceStore(file).save("local", Optional.of(registry));

    RememberedChoices found = new ChoiceStore(file).load();
    assertThat(found.choice("local", "t")).isEqualTo(CHOICE);
    assertThat(found.choice("other", "t")).isEqualTo(DecodeChoice.AUTOMATIC);
    assertThat(found.choice("local", "u")).isEqualTo(DecodeChoice.AUTOMATIC);
    assertThat(found.registry("local")).contains(registry);
    assertThat(found.registry("other")).isEmpty();
    assertThat(found.trouble()).isEmpty();
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files).containsExactlyInAnyOrder(file, file.resolveSibling("formats.json.lock"));
    }
  }

  @Test
  @DisplayName("dismissed offers of a topic are there at the next start, beside its choice")
  void save_dismissed_isThereForTheNextStore() throws IOException {
    Path file = folder.resolve("formats.json");
    ChoiceStore store = new ChoiceStore(file);
    store.save("local", "t", CHOICE);
    store.save("local", "t", Set.of("split"));
    store.save("local", "t", Set.of("split", "clock"));

    RememberedChoices found = new ChoiceStore(file).load();
    assertThat(found.dismissed("local", "t")).containsExactlyInAnyOrder("split", "clock");
    assertThat(found.dismissed("other", "t")).isEmpty();
    assertThat(found.choice("local", "t")).isEqualTo(CHOICE);
  }

  @Test
  void save_automaticOrNoRegistry_isForgotten() throws IOException {
    ChoiceStore store = new ChoiceStore(folder.resolve("formats.json"));
    store.save("local", "t", CHOICE);
    store.save("local", Optional.of(new RegistryFile("http://r", Optional.empty())));
    store.save("local", "t", DecodeChoice.AUTOMATIC);
    store.save("local", Optional.empty());
    assertThat(folder.resolve("formats.json")).content().doesNotContain("local");
  }

  @Test
  void load_noFile_nothingAndNoTrouble() {
    assertThat(new ChoiceStore(folder.resolve("formats.json")).load())
        .isEqualTo(RememberedChoices.NONE);
  }

  @Test
  @DisplayName("a broken file is reported, and kept as a copy when it is replaced")
  void load_brokenFile_isSaidAndKept() throws IOException {
    Path file = folder.resolve("formats.json");
    ChoiceStore store = new ChoiceStore(file);
    for (String text : List.of("", "{", "[]", "5", "\0")) {
      Files.writeString(file, text);
      assertThat(store.load().choices()).isEmpty();
      assertThat(store.load().trouble().orElseThrow())
          .contains(file.toString())
          .contains("can't be read");
      store.save("local", "t", CHOICE);
      assertThat(folder.resolve("formats.json.broken")).hasContent(text);
      assertThat(store.load().choice("local", "t")).isEqualTo(CHOICE);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"topics\":[]}", "{\"topics\":7,\"registries\":\"r\"}", "{\"registries\":[]}"})
  @DisplayName("parts of another kind are replaced when a choice or a registry is saved")
  void save_partsOfOtherKinds_replaced(String text) throws IOException {
    Path file = folder.resolve("formats.json");
    Files.writeString(file, text);
    ChoiceStore store = new ChoiceStore(file);
    RegistryFile registry = new RegistryFile("http://r", Optional.empty());

    store.save("local", "t", CHOICE);
    store.save("local", Optional.of(registry));

    assertThat(store.load().choice("local", "t")).isEqualTo(CHOICE);
    assertThat(store.load().registry("local")).contains(registry);
  }

  @Test
  @DisplayName("one invalid choice is reported; the others are used")
  void load_oneUnknownFormat_othersAreUsed() throws IOException {
    Path file = folder.resolve("formats.json");
    Files.writeString(
        file, "{\"topics\":{\"l/t\":{\"format\":\"yaml\"},\"l/u\":{\"format\":\"int8\"}}}");
    RememberedChoices found = new ChoiceStore(file).load();
    assertThat(found.trouble().orElseThrow()).contains("l/t isn't used: no format yaml");
    assertThat(found.choice("l", "u").format()).contains(Format.INT8);
  }

  @Test
  void save_folderCannotBeMade_fails() throws IOException {
    Path inTheWay = Files.createFile(folder.resolve("file"));
    ChoiceStore store = new ChoiceStore(inTheWay.resolve("formats.json"));
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> store.save("l", "t", CHOICE))
        .isInstanceOf(IOException.class);
  }

  @Test
  void save_tooMany_theOldestIsForgotten() throws IOException {
    Path file = folder.resolve("formats.json");
    ChoiceStore store = new ChoiceStore(file);
    store.save("local", "t0", CHOICE);
    ObjectMapper json = new ObjectMapper();
    JsonNode all = json.readTree(file.toFile());
    ObjectNode topics = (ObjectNode) all.get(ChoiceJson.TOPICS);
    JsonNode choice = topics.elements().next();
    for (int i = 1; i < 1_000; i++) {
      topics.set(RememberedChoices.key("local", "t" + i), choice);
    }
    json.writeValue(file.toFile(), all);

    store.save("local", "t1000", CHOICE);

    RememberedChoices found = store.load();
    assertThat(found.choice("local", "t0")).isEqualTo(DecodeChoice.AUTOMATIC);
    assertThat(found.choice("local", "t1")).isEqualTo(CHOICE);
    assertThat(found.choice("local", "t1000")).isEqualTo(CHOICE);
  }
}
