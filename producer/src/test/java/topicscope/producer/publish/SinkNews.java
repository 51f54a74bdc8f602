package topicscope.producer.publish;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the messages of a sink as lines. */
public final class SinkNews implements SinkListener {
  private final List<String> lines = new CopyOnWriteArrayList<>();

  public List<String> lines() {
    return lines;
  }

  public String last() {
    return lines.isEmpty() ? "" : lines.getLast();
  }

  @Override
  public void connected() {
    lines.add("connected");
  }

  @Override
  public void waiting(String cause) {
    lines.add(cause);
  }

  @Override
  public void gaveUp(String cause) {
    lines.add("gave up: " + cause);
  }
}
