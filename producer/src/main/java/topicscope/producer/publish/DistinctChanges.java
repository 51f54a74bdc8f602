package topicscope.producer.publish;

import java.util.ArrayList;
import java.util.List;

/**
 * Passes changes of the connection of several sinks of one cluster on to one listener, each once:
 * what a sink waits for if it was not told last, and that they are connected when none waits. Any
 * thread may call it; the listener is called by one at a time.
 */
public final class DistinctChanges {
  private static final String UNKNOWN = "no state yet";
  private static final String CONNECTED = "";

  private final List<OfSink> sinks = new ArrayList<>();
  private final SinkListener listener;
  private String told = UNKNOWN;

  /** Passes changes on to this listener. */
  public DistinctChanges(SinkListener listener) {
    this.listener = listener;
  }

  /** The listener of one more sink. */
  public synchronized SinkListener ofSink() {
    OfSink sink = new OfSink();
    sinks.add(sink);
    return sink;
  }

  private synchronized void changed(OfSink sink, String state) {
    boolean news = !state.equals(sink.state) && !state.equals(told);
    sink.state = state;
    if (news && !state.equals(CONNECTED)) {
      told = state;
      listener.waiting(state);
    } else if (news && sinks.stream().allMatch(one -> one.state.equals(CONNECTED))) {
      told = CONNECTED;
      listener.connected();
    }
  }

  private final class OfSink implements SinkListener {
    private String state = UNKNOWN;

    @Override
    public void connected() {
      changed(this, CONNECTED);
    }

    @Override
    public void waiting(String cause) {
      changed(this, cause);
    }

    @Override
    public void gaveUp(String cause) {
      listener.gaveUp(cause);
    }
  }
}
