package topicscope.terminal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A list of topics over the plot, with a search. Owned by one thread. */
final class TopicList {
  private static final int WIDTH = 60;

  private final StringBuilder search = new StringBuilder();
  private List<String> topics = List.of();
  private int chosen;

  /** Takes the topics of the cluster. */
  void show(List<String> all) {
    topics = all;
  }

  private List<String> found() {
    String wanted = search.toString().toLowerCase(Locale.ROOT);
    return topics.stream()
        .filter(topic -> topic.toLowerCase(Locale.ROOT).contains(wanted))
        .toList();
  }

  /** Takes a key; returns the topic if one was chosen. */
  Optional<String> press(Key key) {
    List<String> found = found();
    switch (key.kind()) {
      case UP, WHEEL_UP -> chosen--;
      case DOWN, WHEEL_DOWN -> chosen++;
      case CHARACTER -> {
        search.appendCodePoint(key.character());
        chosen = 0;
      }
      case BACKSPACE -> {
        search.setLength(Math.max(0, search.length() - 1));
        chosen = 0;
      }
      case ENTER -> {
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(chosen));
      }
      default -> {}
    }
    chosen = Math.clamp(chosen, 0, Math.max(0, found().size() - 1));
    return Optional.empty();
  }

  /** Draws the list over a picture. */
  void draw(CellGrid grid, boolean frames) {
    List<String> found = found();
    int rows = Math.max(1, grid.height() - 8);
    int width = Math.min(WIDTH, grid.width() - 4);
    TextBox box = new TextBox(grid, width, Math.min(rows, Math.max(1, found.size())) + 2, frames);
    box.line(0, "Topic: " + search + "_", Inks.STRONG);
    String hint = topics.isEmpty() ? "asking the cluster…" : found.isEmpty() ? "none fits" : "";
    if (!hint.isEmpty()) {
      box.line(2, hint, Inks.FAINT);
    }
    int first = Math.clamp(chosen - rows / 2, 0, Math.max(0, found.size() - rows));
    for (int i = 0; i < Math.min(rows, found.size() - first); i++) {
      boolean isChosen = first + i == chosen;
      box.line(2 + i, found.get(first + i), isChosen ? Inks.MARKED : Inks.PLAIN);
    }
  }
}
