package topicscope.decode.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChoiceStoreTest {
  private static final DecodeChoice CHOICE =
      DecodeChoice.AUTOMATIC
          .withFormat(Format.DOUBLE_LE)
          .withTime(new TimeChoice.OfField("a.ts"))
          .withGrouping(new Grouping.ByTexts(List.of("host", "cpu")))
          .withNumericStrings(true);

  @TempDir private Path folder;

  @Test
  void save_isThereForTheNextStore() throws IOException {
    Path file = folder.resolve("new").resolve("choices.json");
    new ChoiceStore(file).save("local", "t", CHOICE);

    ChoiceStore store = new ChoiceStore(file);
    assertThat(store.load("local", "t")).isEqualTo(CHOICE);
    assertThat(store.load("other", "t")).isEqualTo(DecodeChoice.AUTOMATIC);
    assertThat(store.load("local", "u")).isEqualTo(DecodeChoice.AUTOMATIC);
  }

  @Test
  void save_automatic_isForgotten() throws IOException {
    ChoiceStore store = new ChoiceStore(folder.resolve("choices.json"));
    store.save("local", "t", CHOICE);
    store.save("local", "t", DecodeChoice.AUTOMATIC);
    assertThat(folder.resolve("choices.json")).content().doesNotContain("local/t");
  }

  @Test
  void load_nonsense_isAsIfItWereNotThere() throws IOException {
    Path file = folder.resolve("choices.json");
    for (String text : List.of("", "{", "[]", "{\"topics\":{\"local/t\":{\"format\":\"yaml\"}}}")) {
      Files.writeString(file, text);
      assertThat(new ChoiceStore(file).load("local", "t")).isEqualTo(DecodeChoice.AUTOMATIC);
    }
    Files.writeString(file, "{");
    new ChoiceStore(file).save("local", "t", CHOICE);
    assertThat(new ChoiceStore(file).load("local", "t")).isEqualTo(CHOICE);
  }

  @Test
  void save_tooMany_theOldestIsForgotten() throws IOException {
    ChoiceStore store = new ChoiceStore(folder.resolve("choices.json"));
    for (int i = 0; i <= 1_000; i++) {
      store.save("local", "t" + i, CHOICE);
    }
    assertThat(store.load("local", "t0")).isEqualTo(DecodeChoice.AUTOMATIC);
    assertThat(store.load("local", "t1")).isEqualTo(CHOICE);
    assertThat(store.load("local", "t1000")).isEqualTo(CHOICE);
  }
}
