package topicscope.decode.topic;

import java.util.Arrays;
import topicscope.decode.ByteInterner;
import topicscope.decode.RecordView;

/**
 * The names that numbers stand for in later records, as the aliases of Sparkplug B. Each edge node
 * has aliases of its own: the record's key names the node, as the topic of MQTT or as it is. Where
 * the key has not been seen beside a name, an alias stands for the only name that it has anywhere.
 *
 * <p>Owned by the reading thread. Bounded: what exceeds the bounds has no name.
 */
final class MetricAliases {
  /** The answer for an alias without a name. */
  static final int NONE = ByteInterner.FULL;

  private static final int AMBIGUOUS = -2;
  private static final int MAX_KEY_BYTES = 256;
  private static final byte SEPARATOR = '/';
  private static final byte[] MQTT_TOPIC = {'s', 'p', 'B', 'v', '1', '.', '0', SEPARATOR};

  private final ByteInterner aliases = new ByteInterner(2 * SeriesTable.MAX_SERIES);
  private final ByteInterner names = new ByteInterner(SeriesTable.MAX_SERIES);
  private final int[] nameOf = new int[2 * SeriesTable.MAX_SERIES];
  private byte[] buffer = new byte[128];

  MetricAliases() {
    Arrays.fill(nameOf, NONE);
  }

  /** Learns the name of an alias: bytes between two positions each. */
  void learn(RecordView record, byte[] alias, int length, byte[] text, int nameStart, int nameEnd) {
    int name = names.numberOf(text, nameStart, nameEnd);
    int anywhere = aliases.numberOf(alias, 0, length);
    if (name == NONE || anywhere == NONE) {
      return;
    }
    int node = appendNode(record);
    if (node == 0) {
      nameOf[anywhere] = name;
      return;
    }
    boolean other = nameOf[anywhere] != NONE && nameOf[anywhere] != name;
    nameOf[anywhere] = other ? AMBIGUOUS : name;
    int ofNode = aliases.numberOf(buffer, 0, append(node, alias, 0, length));
    if (ofNode != NONE) {
      nameOf[ofNode] = name;
    }
  }

  /** The number of an alias's name, or {@link #NONE}. */
  int find(RecordView record, byte[] alias, int length) {
    int node = appendNode(record);
    int ofNode = node == 0 ? NONE : aliases.find(buffer, 0, append(node, alias, 0, length));
    int found = ofNode == NONE ? aliases.find(alias, 0, length) : ofNode;
    return found == NONE || nameOf[found] == AMBIGUOUS ? NONE : nameOf[found];
  }

  /** The bytes of a name; must not be changed. */
  byte[] name(int number) {
    return names.bytes(number);
  }

  /** Puts what names the edge node into the buffer; returns its length, 0 without a key. */
  private int appendNode(RecordView record) {
    if (!record.hasKey()) {
      return 0;
    }
    byte[] key = record.key();
    int from = record.keyOffset();
    int to = from + Math.min(MAX_KEY_BYTES, record.keyLength());
    boolean isTopic =
        to - from > MQTT_TOPIC.length
            && Arrays.equals(key, from, from + MQTT_TOPIC.length, MQTT_TOPIC, 0, MQTT_TOPIC.length);
    if (!isTopic) {
      return append(append(0, key, from, to), MQTT_TOPIC, MQTT_TOPIC.length - 1, MQTT_TOPIC.length);
    }
    // Its names: the group, the type of message, the edge node, and for some types the device.
    int group = from + MQTT_TOPIC.length;
    int type = next(key, group, to);
    int node = next(key, type, to);
    return append(append(0, key, group, type), key, node, next(key, node, to));
  }

  /** The position behind the next separator, or the end. */
  private static int next(byte[] key, int from, int to) {
    for (int i = from; i < to; i++) {
      if (key[i] == SEPARATOR) {
        return i + 1;
      }
    }
    return to;
  }

  private int append(int at, byte[] bytes, int from, int to) {
    int end = at + to - from;
    if (end > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(end, 2 * buffer.length));
    }
    System.arraycopy(bytes, from, buffer, at, to - from);
    return end;
  }
}
