package topicscope.desk.file;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Writes to a file that the user has named. Called on the JavaFX thread, and works elsewhere. */
@FunctionalInterface
public interface FileWriter {
  /**
   * Starts to write.
   *
   * @return completes on any thread: empty when the file is written, or else a sentence for the
   *     user
   */
  CompletableFuture<Optional<String>> write(Path file);
}
