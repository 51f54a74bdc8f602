package topicscope.desk.widget;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/** The icon of the windows, in several sizes. They are read once, on another thread. */
public final class WindowIcon {
  private static final CompletableFuture<List<Image>> SIZES =
      CompletableFuture.supplyAsync(
          () -> Stream.of(16, 32, 48, 128, 256).map(WindowIcon::read).toList());

  private WindowIcon() {}

  /** Gives a window the icon, soon: no window waits for it. For the JavaFX thread. */
  public static void addTo(Stage stage) {
    var _ = SIZES.thenAcceptAsync(stage.getIcons()::setAll, Platform::runLater);
  }

  private static Image read(int size) {
    String name = "/topicscope/desk/icon-" + size + ".png";
    return new Image(
        Objects.requireNonNull(WindowIcon.class.getResource(name), name).toExternalForm());
  }
}
