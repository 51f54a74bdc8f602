package topicscope.desk.shell;

import java.time.Duration;
import java.util.Optional;
import topicscope.desk.model.UndoHistory;
import topicscope.desk.widget.Command;
import topicscope.desk.widget.MessageBar;

/**
 * Offers for 10 s to undo what was done last; the key does so at any time.
 *
 * <p>Owned by the JavaFX thread.
 */
final class UndoNotice {
  private static final Duration SHOWN = Duration.ofSeconds(10);

  private final UndoHistory history;
  private final MessageBar notices;
  private Optional<MessageBar.Message> shown = Optional.empty();
  private boolean undoing;

  UndoNotice(UndoHistory history, MessageBar notices) {
    this.history = history;
    this.notices = notices;
    history.lastProperty().subscribe(this::offer);
  }

  Command command() {
    return Command.of("Undo", "Shortcut+Z", this::undo);
  }

  /** Only the last step is offered: the others are undone after it. */
  private void offer(Optional<UndoHistory.Step> last) {
    shown.ifPresent(MessageBar.Message::close);
    shown = Optional.empty();
    if (!undoing) {
      shown = last.map(step -> notices.say(step.done(), "Undo", this::undo, SHOWN));
    }
  }

  private void undo() {
    undoing = true;
    try {
      Optional<UndoHistory.Step> undone = history.undo();
      notices.say(undone.map(step -> "Undone: " + step.name()).orElse("There is nothing to undo"));
    } finally {
      undoing = false;
    }
  }
}
