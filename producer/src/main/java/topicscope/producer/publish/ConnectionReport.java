package topicscope.producer.publish;

/** Passes each change of the connection on once. One thread uses it. */
final class ConnectionReport {
  private final SinkListener listener;
  private String said = "";

  ConnectionReport(SinkListener listener) {
    this.listener = listener;
  }

  void connected() {
    if (isNews("connected")) {
      listener.connected();
    }
  }

  void waiting(String cause) {
    if (isNews(cause)) {
      listener.waiting(cause);
    }
  }

  void gaveUp(String cause) {
    listener.gaveUp(cause);
  }

  private boolean isNews(String state) {
    boolean news = !state.equals(said);
    said = state;
    return news;
  }
}
