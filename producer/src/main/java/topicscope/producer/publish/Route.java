package topicscope.producer.publish;

import java.util.Optional;

/**
 * Where a source's records go, and in which format.
 *
 * @param topic the topic's name
 * @param key the key of every record, as UTF-8; empty for none
 * @param format the value's format
 * @param host this machine's name, for formats that carry it
 */
public record Route(String topic, Optional<String> key, ValueFormat format, String host) {}
