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
 * One table being written to a file on a thread of its own. The file is there when it is whole, and
 * not before; if the export is cancelled or fails, what was there before is still there.
 *
 * <p>May be asked and cancelled from any thread.
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

  /** How an export ended. */
  public sealed interface Outcome {
    /** The file is there. */
    record Whole(Written written) implements Outcome {}

    /** It was cancelled; nothing was left behind. */
    record Cancelled() implements Outcome {}

    /** It failed, with a sentence that says why; nothing was left behind. */
    record Failed(String sentence) implements Outcome {}
  }

  /** Begins to write. */
  public static ExportRun start(CsvExport table, Path file) {
    ExportRun run = new ExportRun(file);
    Thread.ofPlatform().name("export").daemon().start(() -> run.run(table));
    return run;
  }

  /** Where the file will be. */
  public Path file() {
    return file;
  }

  /** How far it is. */
  public ExportProgress progress() {
    return progress;
  }

  /** How it ended; empty while it is under way. */
  public Optional<Outcome> outcome() {
    return Optional.ofNullable(outcome.getNow(null));
  }

  /** Ends it soon; it leaves nothing behind. */
  public void cancel() {
    progress.cancel();
  }

  /** Waits until it has ended. */
  public Outcome await() {
    return outcome.join();
  }

  /** Waits until it has ended, so long at the most; returns whether it has. */
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

  /** Cancels it and waits until it has ended, 2 s at the most. */
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
      return new Outcome.Whole(written[0]);
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
