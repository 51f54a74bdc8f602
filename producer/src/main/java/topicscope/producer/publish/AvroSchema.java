package topicscope.producer.publish;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import topicscope.producer.source.Field;
import topicscope.producer.source.Reading;

/**
 * The Avro schema of a reading: a record with {@code host}, each number as null or a double, and
 * {@code ts} as timestamp-millis. Avro's names allow letters, digits and {@code _} only. A group
 * and its field become one name, such as {@code eth0_in_bytes_per_s}.
 *
 * <p>Numbers come and go with devices. A registry that checks compatibility takes the next schema
 * only if each new number has a default. That is null: a reader of older records finds no value
 * there. Zero would be a false one, and NaN can't be a default, because defaults are JSON.
 *
 * @param recordName the reading's name
 * @param fieldNames the names of the numbers, in order
 */
record AvroSchema(String recordName, List<String> fieldNames) {
  static AvroSchema of(Reading reading) {
    Set<String> taken = new LinkedHashSet<>(Set.of("host", "ts"));
    List<String> names =
        reading.fields().stream().map(field -> unique(AvroSchema.nameOf(field), taken)).toList();
    return new AvroSchema(name(reading.name()), names);
  }

  /** The schema as Avro's JSON. Avro's names need no escaping. */
  String json() {
    List<String> fields = new ArrayList<>();
    fields.add(field("host", "\"string\""));
    fieldNames.forEach(name -> fields.add(field(name, "[\"null\",\"double\"],\"default\":null")));
    fields.add(field("ts", "{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}"));
    return "{\"type\":\"record\",\"name\":\"%s\",\"namespace\":\"topicscope\",\"fields\":[%s]}"
        .formatted(recordName, String.join(",", fields));
  }

  private static String field(String name, String type) {
    return "{\"name\":\"" + name + "\",\"type\":" + type + "}";
  }

  private static String nameOf(Field field) {
    return name(field.group().isEmpty() ? field.name() : field.group() + "_" + field.name());
  }

  private static String name(String text) {
    String name = text.replaceAll("[^A-Za-z0-9_]", "_");
    return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "_" + name : name;
  }

  private static String unique(String name, Set<String> taken) {
    String free = name;
    for (int number = 2; !taken.add(free); number++) {
      free = name + "_" + number;
    }
    return free;
  }
}
