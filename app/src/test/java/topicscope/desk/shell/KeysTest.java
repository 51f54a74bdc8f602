package topicscope.desk.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static topicscope.desk.OpenWindow.onFx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import topicscope.desk.OpenWindow;
import topicscope.desk.widget.Command;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

@ExtendWith(SharedBroker.class)
class KeysTest {
  private final TestCluster cluster;

  KeysTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName("the help lists the keys in groups with headings, all keys in one form")
  void help_groupsAndForms() {
    try (OpenWindow window = OpenWindow.on(cluster)) {
      window.robot().write("?");
      window.awaitVisible("#help-sheet", true);
      assertThat(texts(window, ".heading"))
          .contains("Time", "Values", "Cursors", "Plots", "Panels", "Export", "Window")
          .doesNotContain("");
      assertThat(texts(window, ".key"))
          .contains("Ctrl+T", "Shift+L", "Page Up", "Space", "?")
          .allSatisfy(
              key -> assertThat(key).matches("((Ctrl|Shift|Alt)\\+)*([A-Z][a-zA-Z ]*\\d*|.)"));
      window.robot().type(KeyCode.ESCAPE);
    }
  }

  @Test
  @DisplayName("the menu shows every key at the right and none in a title")
  void menu_keysAtTheRight() {
    try (OpenWindow window = OpenWindow.on(cluster)) {
      List<MenuItem> items =
          onFx(() -> window.robot().lookup("#more").<MenuButton>query().getItems());
      assertThat(items)
          .filteredOn(item -> !(item instanceof SeparatorMenuItem))
          .hasSizeGreaterThan(8)
          .allSatisfy(item -> {
            assertThat(item.getText()).doesNotContain("(");
            assertThat(item.getAccelerator().getDisplayText()).isNotBlank();
          });
    }
  }

  @Test
  @DisplayName(
      "the names of keys are those of the system: no text of the window writes them itself")
  void texts_allSources_nameNoModifier() throws IOException {
    Path desk = Path.of("src/main/java/topicscope/desk");
    try (Stream<Path> sources = Files.walk(desk)) {
      assertThat(sources.filter(Files::isRegularFile).flatMap(KeysTest::literals))
          .hasSizeGreaterThan(500)
          .noneMatch(text -> text.matches(".*(Ctrl|⌘|Cmd|\\(Shift).*"));
    }
    String shortcut = KeyCombination.valueOf("Shortcut+T").getDisplayText();
    assertThat(Command.keyText("Shortcut+T")).isEqualTo(shortcut);
  }

  private static Stream<String> literals(Path source) {
    try {
      return Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"")
          .matcher(Files.readString(source))
          .results()
          .map(MatchResult::group);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> texts(OpenWindow window, String style) {
    return onFx(() -> {
      Node sheet = window.find("#help-sheet");
      return sheet.lookupAll(style).stream().map(label -> ((Labeled) label).getText()).toList();
    });
  }
}
