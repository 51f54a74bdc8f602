package topicscope.desk.plot;

import java.util.Optional;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.partition.AssignedPartitions;
import topicscope.kafka.read.ReaderCounters;

/**
 * The state of a plot, for the status line.
 *
 * @param state the state of the reader
 * @param group the consumer group that is joined, if any
 * @param partitions the partitions that are read, if a topic is read
 * @param counters the account of the records
 * @param recordsPerSecond the rate of records received
 * @param lag offsets that are not read yet
 * @param latency the time from record to frame, as text
 * @param framesPerSecond the rate of frames drawn
 */
public record PlotStatus(
    ReaderState state,
    Optional<String> group,
    Optional<AssignedPartitions> partitions,
    ReaderCounters counters,
    double recordsPerSecond,
    long lag,
    String latency,
    double framesPerSecond) {}
