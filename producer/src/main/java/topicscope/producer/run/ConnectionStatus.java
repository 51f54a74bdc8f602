package topicscope.producer.run;

import topicscope.producer.publish.SinkListener;
import topicscope.producer.report.Report;

/** Passes on what several sinks on the same cluster hear, each change once. */
final class ConnectionStatus implements SinkListener {
  private final Report report;
  private final Runnable giveUp;
  private String said = "nothing yet";

  /**
   * News for this report.
   *
   * @param giveUp called when a sink has given up
   */
  ConnectionStatus(Report report, Runnable giveUp) {
    this.report = report;
    this.giveUp = giveUp;
  }

  @Override
  public void connected() {
    if (isNews("")) {
      report.connected();
    }
  }

  @Override
  public void waiting(String cause) {
    if (isNews(cause)) {
      report.waiting(cause);
    }
  }

  @Override
  public void gaveUp(String cause) {
    report.gaveUp(cause);
    giveUp.run();
  }

  private synchronized boolean isNews(String state) {
    boolean news = !state.equals(said);
    said = state;
    return news;
  }
}
