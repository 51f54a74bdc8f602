package topicscope.bench.start;

import java.util.List;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import topicscope.plot.Display;

/**
 * The least that a window of JavaFX costs: one label in a window of the program's size. Prints when
 * its first frame was on screen, in ms since the epoch, and ends.
 */
final class BareWindow extends AnimationTimer {
  private boolean first = true;

  private BareWindow() {}

  /** The options of a JVM that finds JavaFX as this one does, and nothing else. */
  static List<String> options() {
    Stream<String> modules =
        Stream.ofNullable(System.getProperty("jdk.module.path"))
            .flatMap(path ->
                Stream.of(
                    "--module-path=" + path,
                    "--add-modules=javafx.controls",
                    "--enable-native-access=javafx.graphics"));
    Stream<String> drawing =
        Display.isPresent()
            ? Stream.of()
            : Stream.of(
                "-Dglass.platform=Headless", "-Dprism.order=sw", "-Djava.awt.headless=true");
    return Stream.of(modules, Stream.of("--sun-misc-unsafe-memory-access=allow"), drawing)
        .flatMap(some -> some)
        .toList();
  }

  /** Takes no arguments. Uses no class of the program, whose libraries it doesn't have. */
  public static void main(String[] args) {
    Platform.startup(BareWindow::open);
  }

  private static void open() {
    Stage stage = new Stage();
    stage.setScene(new Scene(new Label("Topicscope"), 1280, 720));
    stage.show();
    new BareWindow().start();
  }

  @Override
  public void handle(long now) {
    if (!first) {
      System.out.println("window " + System.currentTimeMillis());
      System.out.flush();
      System.exit(0);
    }
    first = false;
  }
}
