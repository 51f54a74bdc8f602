package topicscope.producer.publish;

/**
 * Passes a change of the connection on to another listener only if it differs from the last one.
 * Several sinks of one cluster may share it; any thread may call it.
 */
public final class DistinctChanges implements SinkListener {
  private static final String CONNECTED = "";

  private final SinkListener listener;
  private String last = "no state yet";

  /** Passes changes on to this listener. */
  public DistinctChanges(SinkListener listener) {
    this.listener = listener;
  }

  @Override
  public void connected() {
    if (isChange(CONNECTED)) {
      listener.connected();
    }
  }

  @Override
  public void waiting(String cause) {
    if (isChange(cause)) {
      listener.waiting(cause);
    }
  }

  @Override
  public void gaveUp(String cause) {
    listener.gaveUp(cause);
  }

  private synchronized boolean isChange(String state) {
    boolean change = !state.equals(last);
    last = state;
    return change;
  }
}
