package topicscope.decode.schema;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.JsonProperties;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;

/**
 * Adds the logical types that Avro for Java drops or doesn't know: decimals whose precision doesn't
 * fit, a logical type that stands beside the type of a field instead of in it, and those that Kafka
 * Connect and Debezium name with {@code connect.name}.
 */
final class AvroLogicalTypes {
  private static final String LOGICAL_TYPE = LogicalType.LOGICAL_TYPE_PROP;
  private static final String CONNECT_NAME = "connect.name";
  private static final String CONNECT_DECIMAL = "org.apache.kafka.connect.data.Decimal";
  private static final String VARIABLE_SCALE = "io.debezium.data.VariableScaleDecimal";

  private static final Map<String, Long> UNITS_PER_DAY =
      Map.ofEntries(
          Map.entry("date", 1L),
          Map.entry("io.debezium.time.Date", 1L),
          Map.entry("org.apache.kafka.connect.data.Date", 1L),
          Map.entry("timestamp-millis", Time.DAY_MS),
          Map.entry("local-timestamp-millis", Time.DAY_MS),
          Map.entry("io.debezium.time.Timestamp", Time.DAY_MS),
          Map.entry("org.apache.kafka.connect.data.Timestamp", Time.DAY_MS),
          Map.entry("timestamp-micros", Time.DAY_MS * 1_000),
          Map.entry("local-timestamp-micros", Time.DAY_MS * 1_000),
          Map.entry("io.debezium.time.MicroTimestamp", Time.DAY_MS * 1_000),
          Map.entry("timestamp-nanos", Time.DAY_MS * 1_000_000),
          Map.entry("local-timestamp-nanos", Time.DAY_MS * 1_000_000),
          Map.entry("io.debezium.time.NanoTimestamp", Time.DAY_MS * 1_000_000));

  private AvroLogicalTypes() {}

  /** A decimal in bytes of any length. */
  static final class Decimal extends LogicalType {
    private final int scale;

    Decimal(String name, int scale) {
      super(name);
      this.scale = scale;
    }

    /** The number of digits after the point. */
    int scale() {
      return scale;
    }
  }

  /** A record of two members: the scale, and the decimal's bytes. */
  static final class ScaledDecimal extends LogicalType {
    ScaledDecimal() {
      super(VARIABLE_SCALE);
    }
  }

  /** A number that is a time since the epoch. */
  static final class Time extends LogicalType {
    private static final long DAY_MS = 86_400_000;
    private static final long NANOS_PER_MS = 1_000_000;

    private final long perDay;

    Time(String name, long perDay) {
      super(name);
      this.perDay = perDay;
    }

    /** Converts a value to ms since the epoch. */
    long ms(long value) {
      return perDay < DAY_MS ? value * DAY_MS : Math.floorDiv(value, perDay / DAY_MS);
    }

    /** What a value has beyond whole milliseconds, ns. */
    long nanos(long value) {
      long perMs = Math.max(1, perDay / DAY_MS);
      return Math.floorMod(value, perMs) * (NANOS_PER_MS / perMs);
    }
  }

  /** Adds them to a schema and to the types in it. */
  static void addTo(Schema schema) {
    add(schema, schema, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static void add(Schema type, JsonProperties said, Set<Schema> seen) {
    if (!seen.add(type)) {
      return;
    }
    switch (type.getType()) {
      case RECORD -> record(type, seen);
      case ARRAY -> add(type.getElementType(), type.getElementType(), seen);
      case MAP -> add(type.getValueType(), type.getValueType(), seen);
      case UNION -> type.getTypes().forEach(each -> add(each, nearer(each, said), seen));
      case INT, LONG -> time(type, said);
      case BYTES, FIXED -> bytes(type, said);
      default -> {
        // Texts and floating-point numbers mean themselves.
      }
    }
  }

  private static void record(Schema type, Set<Schema> seen) {
    List<Schema.Field> fields = type.getFields();
    fields.forEach(field -> add(field.schema(), nearer(field.schema(), field), seen));
    if (type.getFullName().equals(VARIABLE_SCALE)
        && fields.size() == 2
        && fields.getFirst().schema().getType() == Schema.Type.INT
        && fields.getLast().schema().getType() == Schema.Type.BYTES) {
      new ScaledDecimal().addToSchema(type);
    }
  }

  /** What a type says of itself, or else what its field says of it. */
  private static JsonProperties nearer(Schema type, JsonProperties around) {
    boolean says = type.getProp(LOGICAL_TYPE) != null || type.getProp(CONNECT_NAME) != null;
    return says ? type : around;
  }

  private static void time(Schema type, JsonProperties said) {
    for (String property : List.of(LOGICAL_TYPE, CONNECT_NAME)) {
      Long perDay = UNITS_PER_DAY.get(String.valueOf(said.getProp(property)));
      if (perDay != null && type.getLogicalType() == null) {
        new Time(name(type), perDay).addToSchema(type);
      }
    }
  }

  private static void bytes(Schema type, JsonProperties said) {
    boolean decimal =
        "decimal".equals(said.getProp(LOGICAL_TYPE))
            || CONNECT_DECIMAL.equals(said.getProp(CONNECT_NAME));
    if (decimal && type.getLogicalType() == null) {
      new Decimal(name(type), scale(said)).addToSchema(type);
    }
  }

  /** A property can't be overwritten: the name is the one that the type has. */
  private static String name(Schema type) {
    return Objects.requireNonNullElse(type.getProp(LOGICAL_TYPE), "of Topicscope");
  }

  private static int scale(JsonProperties said) {
    Object scale = said.getObjectProp("scale");
    if (scale == null && said.getObjectProp("connect.parameters") instanceof Map<?, ?> parameters) {
      scale = parameters.get("scale");
    }
    try {
      return scale == null ? 0 : Integer.parseInt(scale.toString());
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
