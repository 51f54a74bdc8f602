package topicscope.producer.publish;

import java.util.Optional;

/**
 * The topic, key and format of a source's records.
 *
 * @param topic the topic's name
 * @param key the key of every record, as UTF-8; empty for none
 * @param format the value's format
 * @param host this machine's name, for formats that contain it
 * @param registry the schema registry, for formats that need one
 */
public record Route(
    String topic,
    Optional<String> key,
    ValueFormat format,
    String host,
    Optional<SchemaRegistry> registry) {

  /** A route without a registry. */
  public Route(String topic, Optional<String> key, ValueFormat format, String host) {
    this(topic, key, format, host, Optional.empty());
  }
}
