package topicscope.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.image.WritableImage;
import org.slf4j.LoggerFactory;
import topicscope.connect.ConnectionProfile;
import topicscope.connect.Connections;
import topicscope.decode.choice.ChoiceStore;
import topicscope.decode.choice.Choices;
import topicscope.decode.choice.Format;
import topicscope.desk.model.RecentTopics;
import topicscope.export.CsvExport;
import topicscope.export.ExportRun;
import topicscope.export.PngExport;
import topicscope.export.TimeFormat;
import topicscope.signal.SampleBatch;
import topicscope.signal.SampleBuffer;
import topicscope.signal.Series;
import topicscope.signal.SeriesRange;
import topicscope.testing.CommandProcess;
import topicscope.testing.TestCluster;
import topicscope.workspace.Workspace;
import topicscope.workspace.WorkspaceFile;

/**
 * A folder that takes no more bytes: a small file system in memory where the user may mount one;
 * elsewhere this process and its children may write no file of more than a few bytes.
 */
final class FullDisk implements AutoCloseable {
  private final Path folder;
  private final boolean mounted;

  FullDisk(Path folder) {
    this.folder = folder;
    this.mounted =
        !Boolean.getBoolean("chaos.noMount")
            && run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.toString());
  }

  @FunctionalInterface
  private interface Writer {
    /**
     * Writes; throws what the user, or the log, is told if that fails.
     *
     * @param name of a connection or topic that is not in the file yet
     */
    void write(String name) throws Exception;
  }

  /**
   * What a writer did.
   *
   * @param message what it said
   * @param intact whether the old file is there unchanged, and no other one
   */
  record Written(String message, boolean intact) {}

  /** Lets every writer write its file once, fills the disk, and lets each write again. */
  Map<String, Written> writeAll() throws Exception {
    Map<String, Writer> writers = writers();
    for (Writer writer : writers.values()) {
      writer.write("a");
    }
    Map<String, Written> all = new TreeMap<>();
    fill();
    try {
      for (Map.Entry<String, Writer> one : writers.entrySet()) {
        byte[] old = Files.readAllBytes(folder.resolve(one.getKey()));
        List<Path> files = files();
        String message = "";
        try {
          one.getValue().write("b");
        } catch (Exception e) {
          message = String.valueOf(e.getMessage());
        }
        boolean intact = Arrays.equals(old, Files.readAllBytes(folder.resolve(one.getKey())));
        all.put(one.getKey(), new Written(message, intact && files().equals(files)));
      }
    } finally {
      unfill();
    }
    return all;
  }

  private Map<String, Writer> writers() {
    WorkspaceFile workspace = WorkspaceFile.own(folder.resolve("workspace.json"));
    Connections connections = new Connections(folder);
    ChoiceStore formats = new ChoiceStore(folder.resolve("formats.json"));
    return Map.of(
        "workspace.json",
        name -> {
          if (workspace.save(Workspace.EMPTY) instanceof WorkspaceFile.Saved.Refused refused) {
            throw new IOException(refused.sentence());
          }
        },
        "connections.json",
        name -> connections.add(ConnectionProfile.plain(name, "h:1"), Optional.empty()),
        "formats.json",
        name -> formats.save("c", name, Choices.of(Format.JSON)),
        "recent-topics",
        this::pick,
        "export.csv",
        name -> export(name.equals("a") ? 10 : 10_000),
        "export.png",
        name -> PngExport.write(new WritableImage(100, 100), folder.resolve("export.png")));
  }

  /** Nobody is told but the log. */
  private void pick(String topic) throws IOException {
    Path file = folder.resolve("recent-topics");
    Logger log = (Logger) LoggerFactory.getLogger(RecentTopics.class);
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    log.addAppender(lines);
    try {
      RecentTopics.in(file).add("c", topic);
      await()
          .atMost(60, SECONDS)
          .until(() -> !lines.list.isEmpty() || RecentTopics.in(file).of("c").contains(topic));
      if (!lines.list.isEmpty()) {
        throw new IOException(lines.list.getFirst().getFormattedMessage());
      }
    } finally {
      log.detachAppender(lines);
    }
  }

  private void export(int samples) throws IOException {
    SampleBatch batch = new SampleBatch();
    for (int i = 0; i < samples; i++) {
      batch.add(1_700_000_000_000L + i, i, 0, i);
    }
    Series series = new Series("a", new SampleBuffer(samples));
    series.buffer().append(batch);
    CsvExport table = CsvExport.of(List.of(SeriesRange.all(series)), TimeFormat.EPOCH);
    try (ExportRun run = ExportRun.start(table, folder.resolve("export.csv"))) {
      if (run.await() instanceof ExportRun.Outcome.Failed failed) {
        throw new IOException(failed.sentence());
      }
    }
  }

  /**
   * Reads a topic with {@code tail}, whose log and temporary files are on the full disk.
   *
   * @return how many of the topic's records it didn't print, or 1 for another exit code than 0
   */
  int tailWithoutLog(TestCluster cluster) throws IOException, InterruptedException {
    String topic = cluster.topicOf("1", "2", "3");
    fill();
    try {
      Process process =
          CommandProcess.process(
                  folder,
                  cluster.arguments("tail", topic, "--max-records", "3", "--from", "earliest"))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String out = new String(process.getInputStream().readAllBytes(), UTF_8);
      boolean ended = process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
      return Math.max(ended ? 0 : 1, 3 - (int) out.lines().count());
    } finally {
      unfill();
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.toString().endsWith(".lock")).sorted().toList();
    }
  }

  private void fill() throws IOException {
    if (!mounted) {
      limitFiles("1");
      return;
    }
    try (OutputStream out = Files.newOutputStream(folder.resolve("filler"))) {
      while (true) {
        out.write(0);
      }
    } catch (IOException e) {
      // It is full.
    }
  }

  private void unfill() throws IOException {
    if (mounted) {
      Files.delete(folder.resolve("filler"));
    } else {
      limitFiles("unlimited");
    }
  }

  private static void limitFiles(String bytes) throws IOException {
    String pid = Long.toString(ProcessHandle.current().pid());
    if (!run("prlimit", "--pid", pid, "--fsize=" + bytes + ":")) {
      throw new IOException("neither mount nor prlimit: this system gives no full disk");
    }
  }

  static boolean run(String... command) {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws IOException {
    if (mounted && !run("umount", folder.toString())) {
      throw new IOException("can't unmount " + folder);
    }
  }
}
