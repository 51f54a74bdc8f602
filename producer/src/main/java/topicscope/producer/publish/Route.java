package topicscope.producer.publish;

import java.util.Optional;

/**
 * Where a source's records go, and in which format.
 *
 * @param topic the topic's name
 * @param key the key of every record, as UTF-8; empty for none
 * @param format the value's format
 * @param host this machine's name, for formats that carry it
 * @param registry where schemas are registered, for the format that has one
 */
public record Route(
    String topic,
    Optional<String> key,
    ValueFormat format,
    String host,
    Optional<SchemaRegistry> registry) {

  /** A route that needs no registry. */
  public Route(String topic, Optional<String> key, ValueFormat format, String host) {
    this(topic, key, format, host, Optional.empty());
  }
}
