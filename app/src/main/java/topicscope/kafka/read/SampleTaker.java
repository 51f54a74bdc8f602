package topicscope.kafka.read;

import topicscope.decode.SampleSink;

/** Gets the samples of a reading instead of the series. Called on the reader thread. */
public interface SampleTaker extends SampleSink {
  /** The samples that follow are of this record. */
  void record(int partition, long offset, long arrivalMs);

  /** All samples of one poll were given. */
  void polled();
}
