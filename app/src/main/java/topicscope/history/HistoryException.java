package topicscope.history;

import java.io.IOException;

/** QuestDB has refused something, and asking again changes nothing. The message is a sentence. */
public final class HistoryException extends IOException {
  private static final long serialVersionUID = 1;

  HistoryException(String message) {
    super(message);
  }
}
