package topicscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import topicscope.workspace.WorkspaceFile.Saved;

class WorkspaceAutosaveTest {
  private final List<Saved> told = new CopyOnWriteArrayList<>();
  @TempDir private Path folder;

  @Test
  @DisplayName("changes are saved automatically after a short time, and at the end")
  void show_isSaved() {
    Path file = folder.resolve("w.json");
    try (WorkspaceAutosave keeper = keeper(WorkspaceFile.own(file), Workspace.EMPTY)) {
      keeper.show(Workspace.EMPTY);
      keeper.show(WorkspaceFileTest.WORKSPACE);
      await().until(() -> saved(file).equals(Optional.of(WorkspaceFileTest.WORKSPACE)));
      keeper.show(Workspace.EMPTY);
    }
    assertThat(saved(file)).contains(Workspace.EMPTY);
    assertThat(told).isEmpty();
  }

  @Test
  @DisplayName("an unchanged workspace is never written")
  void show_unchanged_isNotWritten() {
    Path file = folder.resolve("w.json");
    try (WorkspaceAutosave keeper = keeper(WorkspaceFile.own(file), Workspace.EMPTY)) {
      keeper.show(Workspace.EMPTY);
    }
    assertThat(file).doesNotExist();
  }

  @Test
  @DisplayName("of two windows on one file, the second gets one message and overwrites nothing")
  void twoWindows_secondIsTold() {
    Path file = folder.resolve("w.json");
    WorkspaceFile first = WorkspaceFile.named(file);
    WorkspaceFile second = WorkspaceFile.named(file);
    first.save(Workspace.EMPTY);
    first.load();
    second.load();
    try (WorkspaceAutosave one = keeper(first, Workspace.EMPTY)) {
      one.show(WorkspaceFileTest.WORKSPACE);
    }
    Workspace lone =
        new Workspace(
            Optional.empty(),
            Workspace.ThemeChoice.LIGHT,
            "stacked",
            true,
            0,
            Workspace.Panes.USUAL,
            List.of());
    try (WorkspaceAutosave other = keeper(second, Workspace.EMPTY)) {
      other.show(lone);
      await().until(() -> !told.isEmpty());
    }
    assertThat(told)
        .singleElement()
        .isInstanceOfSatisfying(
            Saved.Refused.class,
            refused -> {
              assertThat(refused.sentence()).startsWith("Another window has changed " + file);
              assertThat(refused.changedByAnother()).isTrue();
            });
    assertThat(saved(file)).contains(WorkspaceFileTest.WORKSPACE.withoutActions());
  }

  @Test
  @DisplayName("a file that can't be written is reported as one that saving over doesn't help")
  void show_noFolder_isTold() {
    Path file = folder.resolve("gone").resolve("w.json");
    try (WorkspaceAutosave keeper = keeper(WorkspaceFile.named(file), Workspace.EMPTY)) {
      keeper.show(WorkspaceFileTest.WORKSPACE);
      await().until(() -> !told.isEmpty());
    }
    assertThat(told)
        .allSatisfy(saved ->
            assertThat(saved)
                .isInstanceOfSatisfying(
                    Saved.Refused.class,
                    refused -> {
                      assertThat(refused.sentence()).startsWith("The workspace isn't saved");
                      assertThat(refused.changedByAnother()).isFalse();
                    }));
  }

  private WorkspaceAutosave keeper(WorkspaceFile file, Workspace now) {
    return new WorkspaceAutosave(file, now, told::add, 50);
  }

  private static Optional<Workspace> saved(Path file) {
    return WorkspaceFile.own(file).load().workspace();
  }
}
