package topicscope.history.query;

import java.util.Optional;
import java.util.function.Supplier;
import topicscope.history.HistoryAddress;

/**
 * Where a history of the topics is recorded, if there is one. Found on another thread, since it may
 * look into a file.
 *
 * @param find looks for the address of its server
 */
public record HistoryPlace(Supplier<Optional<HistoryAddress>> find) {
  /** There is none. */
  public static final HistoryPlace NONE = new HistoryPlace(Optional::empty);
}
