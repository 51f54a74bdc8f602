package topicscope.desk.export;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import topicscope.export.CsvExport.Written;
import topicscope.export.ExportProgress;
import topicscope.export.ExportRun;

/** Messages about exports. */
final class ExportMessages {
  private ExportMessages() {}

  static String of(ExportProgress progress, Path file) {
    return String.format(
        Locale.ROOT,
        "Exporting to %s: %,d of %,d rows (%.0f %%)",
        file.getFileName(),
        progress.done(),
        progress.total(),
        100.0 * progress.done() / Math.max(1, progress.total()));
  }

  static String of(ExportRun.Outcome outcome, Path file) {
    return switch (outcome) {
      case ExportRun.Outcome.Completed whole -> whole(whole.written(), file);
      case ExportRun.Outcome.Cancelled _ -> "Cancelled: no " + file.getFileName() + " was written";
      case ExportRun.Outcome.Failed failed -> "Not saved: " + failed.sentence();
    };
  }

  private static String whole(Written written, Path file) {
    String saved = String.format(Locale.ROOT, "Saved %,d rows to %s", written.rows(), file);
    return written.overwritten() == 0
        ? saved
        : saved
            + String.format(
                Locale.ROOT,
                "; %,d were overwritten by newer ones before they could be written",
                written.overwritten());
  }

  /** The reason of a failure. */
  static String of(@Nullable Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return "Not saved: " + Objects.toString(cause == null ? null : cause.getMessage(), "it failed");
  }
}
