package topicscope.kafka.read;

import topicscope.kafka.observe.TopicMonitor;

/**
 * What a reader keeps while consumers come and go.
 *
 * @param plan what is to be read
 * @param stream what has been read
 * @param watch what the cluster says from the side
 * @param orders what others want
 * @param status what others are told
 * @param cure when to replace a consumer
 */
record ReaderParts(
    ReadingPlan plan,
    TopicStream stream,
    TopicMonitor watch,
    ReaderCommands orders,
    ReaderStatus status,
    ReconnectPolicy cure) {}
