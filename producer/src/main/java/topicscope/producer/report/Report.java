package topicscope.producer.report;

import java.util.List;
import topicscope.producer.publish.SinkListener;

/** Prints the events of a run. Any thread may call it. Each event is printed whole and in order. */
public interface Report extends SinkListener {
  /** The run starts. */
  void starting(String what);

  /** The present progress; called at a readable rate. */
  void progress(List<SourceState> states);

  /** A record was acknowledged; called only if each record gets a line. */
  void acknowledged(String topic, int partition, long offset);

  /** A problem that does not end the run; called at a bounded rate. */
  void trouble(String what);

  /** The account, on request during a run or at its end. */
  void totals(List<SourceState> states, boolean atEnd);
}
