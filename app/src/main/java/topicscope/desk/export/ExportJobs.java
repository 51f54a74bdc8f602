package topicscope.desk.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.jspecify.annotations.Nullable;
import topicscope.desk.widget.MessageBar;
import topicscope.desk.widget.Nodes;
import topicscope.export.CsvExport;
import topicscope.export.ExportProgress;
import topicscope.export.ExportRun;
import topicscope.export.Picture;
import topicscope.export.PngExport;
import topicscope.export.RecordedRows;
import topicscope.export.TimeFormat;
import topicscope.platform.AtomicFile;
import topicscope.signal.SeriesRange;

/**
 * Carries out exports aside, and says how each is getting on and how it ended. Several may be under
 * way at once.
 *
 * <p>Owned by the JavaFX thread, which never waits here; only taking a picture is its work.
 */
public final class ExportJobs {
  private static final long MAX_COPIED = 100_000;

  private final MessageBar notices;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final List<Running> running = new ArrayList<>();

  /** Written and read on any thread. */
  private final List<ExportRun> begun = new CopyOnWriteArrayList<>();

  private final List<CompletableFuture<?>> aside = new ArrayList<>();

  public ExportJobs(MessageBar notices) {
    this.notices = notices;
  }

  private record Running(ExportRun run, MessageBar.Message notice, Runnable again) {}

  /**
   * Writes samples to a file.
   *
   * @param recorded what is recorded before them
   * @param again asks once more, with what was typed, after a failure
   * @return completes when it has begun, or with the reason why it can't
   */
  CompletableFuture<Optional<String>> table(
      List<SeriesRange> parts, RecordedRows recorded, TimeFormat time, Path file, Runnable again) {
    CsvExport table = CsvExport.of(parts, time, recorded);
    return aside(
        () -> {
          AtomicFile.check(file);
          ExportRun run = ExportRun.start(table, file);
          begun.add(run);
          return run;
        },
        run -> follow(run, again));
  }

  private void follow(ExportRun run, Runnable again) {
    MessageBar.Message notice = notices.begin("Exporting to " + run.file() + "…");
    notice.offer("Cancel", run::cancel);
    running.add(new Running(run, notice, again));
  }

  /** Says how far the exports are, a few times a second. */
  public void refresh() {
    running.removeIf(one -> {
      Optional<ExportRun.Outcome> outcome = one.run().outcome();
      outcome.ifPresentOrElse(
          end -> {
            begun.remove(one.run());
            show(one, end);
          },
          () -> one.notice().change(ExportMessages.of(one.run().progress(), one.run().file())));
      return outcome.isPresent();
    });
  }

  private static void show(Running one, ExportRun.Outcome end) {
    String text = ExportMessages.of(end, one.run().file());
    switch (end) {
      case ExportRun.Outcome.Completed _, ExportRun.Outcome.Cancelled _ -> one.notice().end(text);
      case ExportRun.Outcome.Failed _ -> {
        one.notice().fail(text);
        one.notice().offer("Try again…", one.again());
      }
    }
  }

  /**
   * Writes a picture of that node to a file.
   *
   * @return completes when it is written, or with the reason why it isn't
   */
  CompletableFuture<Optional<String>> picture(
      Node node, int scale, Optional<String> theme, Path file) {
    WritableImage picture;
    try {
      picture = Picture.of(node, scale, theme);
    } catch (IllegalArgumentException e) {
      return CompletableFuture.completedFuture(Optional.of("No picture: " + e.getMessage()));
    }
    return aside(
        () -> {
          PngExport.write(picture, file);
          return picture;
        },
        done -> notices.say("Saved the picture to " + file));
  }

  /** Copies a picture of that node. */
  void copyPicture(Node node, int scale, Optional<String> theme) {
    take(node, scale, theme)
        .ifPresent(picture -> {
          ClipboardContent content = new ClipboardContent();
          content.putImage(picture);
          Clipboard.getSystemClipboard().setContent(content);
          notices.say("Copied the picture");
        });
  }

  /** Copies samples as a table, unless they are too many for that. */
  void copyTable(List<SeriesRange> parts, RecordedRows recorded, TimeFormat time) {
    var _ =
        aside(() -> table(CsvExport.withTabs(parts, time, recorded)), this::copy)
            .thenAcceptAsync(problem -> problem.ifPresent(notices::warn), Platform::runLater);
  }

  private record Copied(String text, long rows) {}

  private static Copied table(CsvExport table) throws IOException {
    long count = table.count();
    if (count > MAX_COPIED) {
      return new Copied("", count);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long rows = table.write(out, new ExportProgress()).rows();
    return new Copied(out.toString(StandardCharsets.UTF_8), rows);
  }

  private void copy(Copied copied) {
    if (copied.text().isEmpty()) {
      notices.warn(
          String.format(
              Locale.ROOT,
              "Not copied: %,d values are too many for the clipboard; save them to a file (E)",
              copied.rows()));
      return;
    }
    Nodes.copy(copied.text());
    notices.say(String.format(Locale.ROOT, "Copied %,d values", copied.rows()));
  }

  /**
   * Writes bytes to a file that may first have to be fetched.
   *
   * @return completes when they are written, or with the reason why they aren't
   */
  CompletableFuture<Optional<String>> bytes(Callable<byte[]> source, Path file) {
    return aside(
        () -> {
          byte[] bytes = source.call();
          AtomicFile.write(file, bytes);
          return bytes.length;
        },
        length -> notices.say(String.format(Locale.ROOT, "Saved %,d bytes to %s", length, file)));
  }

  /**
   * The window goes; what is under way isn't lost for that.
   *
   * @return waits until it is whole, a minute at the most, after which it is given up and leaves
   *     nothing behind; for any thread but JavaFX's
   */
  public Runnable end() {
    CompletableFuture<?> others = CompletableFuture.allOf(aside.toArray(CompletableFuture[]::new));
    return () -> {
      long end = System.nanoTime() + PATIENCE.toNanos();
      // What was being begun has begun then. JavaFX may have ended meanwhile.
      var _ =
          others
              .orTimeout(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)
              .exceptionally(failure -> null)
              .join();
      begun.forEach(run -> run.await(Duration.ofNanos(end - System.nanoTime())));
      begun.forEach(ExportRun::close);
    };
  }

  /** Waits for that one too when the window goes. */
  void follow(CompletableFuture<?> underWay) {
    aside.removeIf(CompletableFuture::isDone);
    aside.add(underWay);
  }

  private Optional<WritableImage> take(Node node, int scale, Optional<String> theme) {
    try {
      return Optional.of(Picture.of(node, scale, theme));
    } catch (IllegalArgumentException e) {
      notices.warn("No picture: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** Works elsewhere; completes with the reason of a failure, on the JavaFX thread. */
  private <T> CompletableFuture<Optional<String>> aside(Callable<T> work, Consumer<T> done) {
    CompletableFuture<T> working =
        CompletableFuture.supplyAsync(
            () -> result(work), task -> Thread.ofVirtual().name("exporting").start(task));
    follow(working);
    return working.handleAsync((result, failure) -> end(result, failure, done), Platform::runLater);
  }

  private static <T> Optional<String> end(
      @Nullable T result, @Nullable Throwable failure, Consumer<T> done) {
    if (result == null) {
      return Optional.of(ExportMessages.of(failure));
    }
    done.accept(result);
    return Optional.empty();
  }

  private static <T> T result(Callable<T> work) {
    try {
      return Objects.requireNonNull(work.call());
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }
}
