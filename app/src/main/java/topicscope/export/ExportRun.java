package topicscope.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.export.CsvExport.Written;
import topicscope.platform.AtomicFile;

/**
 * Writes one table to a file on its own thread. The file appears when it is complete. If the export
 * is cancelled or fails, the previous file stays.
 *
 * <p>Thread-safe.
 */
public final class ExportRun implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ExportRun.class);
  private static final Duration CLOSING = Duration.ofSeconds(2);

  private final Path file;
  private final ExportProgress progress = new ExportProgress();
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

  private ExportRun(Path file) {
    this.file = file;
  }

  /** The end of an export. */
  public sealed interface Outcome {
    /** The file is complete. */
    record Completed(Written written) implements Outcome {}

    /** The export was cancelled; no file was left behind. */
    record Cancelled() implements Outcome {}

    /** The export failed, with the reason in a sentence; no file was left behind. */
    record Failed(String sentence) implements Outcome {}
  }

  /** Starts to write. */
  public static ExportRun start(CsvExport table, Path file) {
    ExportRun run = new ExportRun(file);
    Thread.ofPlatform().name("export").daemon().start(() -> run.run(table));
    return run;
  }

  /** The target file. */
  public Path file() {
    return file;
  }

  /** The progress. */
  public ExportProgress progress() {
    return progress;
  }

  /** The end of the export; empty while it runs. */
  public Optional<Outcome> outcome() {
    return Optional.ofNullable(outcome.getNow(null));
  }

  /** Cancels the export soon; no file is left behind. */
  public void cancel() {
    progress.cancel();
  }

  /** Waits for the end. */
  public Outcome await() {
    return outcome.join();
  }

  /** Waits for the end, at most that long; returns whether it has ended. */
  public boolean await(Duration longest) {
    try {
      var _ = outcome.get(longest.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Cancels the export and waits for its end, at most 2 s. */
  @Override
  public void close() {
    cancel();
    if (!await(CLOSING)) {
      LOG.warn("The export to {} did not end in time", file);
    }
  }

  private void run(CsvExport table) {
    outcome.complete(result(table));
  }

  private Outcome result(CsvExport table) {
    try {
      Written[] written = {new Written(0, 0)};
      AtomicFile.write(file, (OutputStream out) -> written[0] = table.write(out, progress));
      return new Outcome.Completed(written[0]);
    } catch (CancellationException e) {
      return new Outcome.Cancelled();
    } catch (IOException e) {
      return new Outcome.Failed(Objects.toString(e.getMessage(), "the file can't be written"));
    } catch (RuntimeException e) {
      LOG.error("The export to {} failed", file, e);
      return new Outcome.Failed("the export failed; the log says why");
    }
  }
}
