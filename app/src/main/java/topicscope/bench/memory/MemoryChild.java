package topicscope.bench.memory;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import topicscope.bench.tool.Medians;
import topicscope.connect.Connections;
import topicscope.desk.model.Desk;
import topicscope.desk.model.PlotLayout;
import topicscope.desk.shell.HeapKeeper;
import topicscope.desk.shell.MainWindow;
import topicscope.kafka.client.ClusterConnection;
import topicscope.platform.ConfigFolder;
import topicscope.plot.Display;

/**
 * The window of {@link MemoryBench}, in its own JVM. It prints a line when the first sample is on
 * screen. When its standard input ends, it prints the bytes used on the heap after garbage
 * collection, and ends.
 *
 * <p>Arguments: size, bootstrap servers, topics. Without topics it is a window with a label.
 */
final class MemoryChild {
  private static final int POINTS = 200;

  private MemoryChild() {}

  /** Shows the window until the standard input ends. */
  public static void main(String[] args) throws IOException {
    List<String> topics = List.of(args).subList(2, args.length);
    String[] size = args[0].split("x", 2);
    Display.startToolkit();
    CompletableFuture.runAsync(
            () -> {
              Parent root =
                  topics.isEmpty() ? new Label("topicscope bench") : window(args[1], topics);
              Stage stage = new Stage();
              stage.setScene(
                  new Scene(root, Double.parseDouble(size[0]), Double.parseDouble(size[1])));
              stage.show();
              if (topics.isEmpty()) {
                shown();
              }
            },
            Platform::runLater)
        .join();
    System.in.transferTo(OutputStream.nullOutputStream());
    System.out.println(Medians.usedHeap());
    System.exit(0);
  }

  private static Parent window(String servers, List<String> topics) {
    Desk desk = new Desk(POINTS);
    MainWindow window = new MainWindow(desk, new Connections(ConfigFolder.path()), () -> {});
    desk.layoutProperty().set(PlotLayout.TILED);
    for (String topic : topics) {
      if (desk.plots().getFirst().topicProperty().get().isPresent()) {
        desk.add();
      }
      desk.connect(ClusterConnection.to(servers));
      desk.pick(topic);
    }
    window.setOnFirstSample(MemoryChild::shown);
    window.start();
    new HeapKeeper().start();
    return window.root();
  }

  private static void shown() {
    System.out.println("shown");
    System.out.flush();
  }
}
