package topicscope.decode.schema;

import java.util.UUID;

/** What the serializers of a schema registry write before a value, to name its schema. */
public enum SchemaPrefix {
  /** Nothing, or nothing known. */
  NONE(0, ""),
  /** A byte 0 and an id of four bytes. */
  CONFLUENT(5, "Confluent wire format, schema id "),
  /** A byte 0 and an id of eight bytes. */
  APICURIO(9, "Apicurio's wire format of an 8-byte id, schema id "),
  /** A byte 1 and a GUID. */
  GUID(17, "Confluent wire format, schema GUID "),
  /** A byte 3, one for the compression, and a GUID. */
  GLUE(18, "AWS Glue wire format, schema version ");

  private static final int GLUE_PLAIN = 0;
  private static final int GLUE_ZLIB = 5;

  private final int length;
  private final String label;

  SchemaPrefix(int length, String label) {
    this.length = length;
    this.label = label;
  }

  /** The prefix of a value. */
  public static SchemaPrefix of(byte[] bytes, int offset, int length) {
    if (length <= CONFLUENT.length) {
      return NONE;
    }
    return switch (bytes[offset]) {
      case 0 -> {
        int id = integer(bytes, offset + 1);
        boolean longId = id == 0 && length > APICURIO.length && integer(bytes, offset + 5) > 0;
        yield id > 0 ? CONFLUENT : longId ? APICURIO : NONE;
      }
      case 1 -> length > GUID.length && isGuid(bytes, offset + 1) ? GUID : NONE;
      case 3 -> {
        boolean codec = bytes[offset + 1] == GLUE_PLAIN || bytes[offset + 1] == GLUE_ZLIB;
        yield codec && length > GLUE.length && isGuid(bytes, offset + 2) ? GLUE : NONE;
      }
      default -> NONE;
    };
  }

  /** Whether a value has the prefix of AWS Glue, and what follows is compressed with zlib. */
  public static boolean isZlib(byte[] bytes, int offset, int length) {
    return of(bytes, offset, length) == GLUE && bytes[offset + 1] == GLUE_ZLIB;
  }

  /** Whether a header of that name stands for a prefix: the value follows bare. */
  public static boolean isHeader(String name) {
    return name.equals("__value_schema_id") || name.startsWith("apicurio.value.");
  }

  /** Its length in bytes. */
  public int length() {
    return length;
  }

  /** Whether the schema has a number, so that a registry can be asked for it. */
  public boolean hasNumber() {
    return this == CONFLUENT || this == APICURIO;
  }

  /** The number of the schema in a value that has this prefix; 0 if it has none. */
  public int number(byte[] bytes, int offset) {
    return hasNumber() ? integer(bytes, offset + length - Integer.BYTES) : 0;
  }

  /** The number or the GUID of the schema, as text. */
  public String id(byte[] bytes, int offset) {
    int guid = offset + length - 2 * Long.BYTES;
    return hasNumber()
        ? Integer.toString(number(bytes, offset))
        : new UUID(whole(bytes, guid), whole(bytes, guid + Long.BYTES)).toString();
  }

  /** What it is, as a sentence that goes on with an id. */
  public String label() {
    return label;
  }

  /** One of the versions that are in use, and the variant of RFC 9562. */
  private static boolean isGuid(byte[] bytes, int at) {
    int version = bytes[at + 6] >> 4;
    return version >= 1 && version <= 7 && (bytes[at + 8] & 0xc0) == 0x80;
  }

  private static int integer(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 24
        | (bytes[at + 1] & 0xff) << 16
        | (bytes[at + 2] & 0xff) << 8
        | (bytes[at + 3] & 0xff);
  }

  private static long whole(byte[] bytes, int at) {
    return ((long) integer(bytes, at) << 32) | (integer(bytes, at + 4) & 0xffffffffL);
  }
}
