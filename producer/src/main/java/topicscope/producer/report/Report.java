package topicscope.producer.report;

import java.util.List;
import topicscope.producer.publish.SinkListener;

/** Tells how a run goes. Any thread may call it; what it is told comes out whole and in order. */
public interface Report extends SinkListener {
  /** The run begins. */
  void starting(String what);

  /** How it goes now; called at a readable pace. */
  void progress(List<SourceState> states);

  /** One record was acknowledged; only where each is worth a line. */
  void acknowledged(String topic, int partition, long offset);

  /** Something goes wrong that doesn't end the run. Called at a bounded pace. */
  void trouble(String what);

  /** The account, in the middle of a run because it was asked for, or at its end. */
  void totals(List<SourceState> states, boolean atEnd);
}
