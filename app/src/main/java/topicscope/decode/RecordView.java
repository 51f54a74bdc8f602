package topicscope.decode;

/**
 * One record as a decoder sees it: slices of arrays owned by others.
 *
 * <p>Owned by the reading thread and filled for every record, so that a record costs no object.
 */
public final class RecordView {
  private static final byte[] NOTHING = new byte[0];

  private int partition;
  private long offset;
  private long timestampMs;
  private long arrivalMs;
  private byte[] key = NOTHING;
  private int keyOffset;
  private int keyLength = -1;
  private byte[] value = NOTHING;
  private int valueOffset;
  private int valueLength;
  private String schemaHeader = "";

  /**
   * Starts a record without a key and with an empty value.
   *
   * @param timestampMs the record's timestamp, CreateTime or LogAppendTime
   * @param arrivalMs the time of arrival
   */
  public RecordView at(int partition, long offset, long timestampMs, long arrivalMs) {
    this.partition = partition;
    this.offset = offset;
    this.timestampMs = timestampMs;
    this.arrivalMs = arrivalMs;
    keyLength = -1;
    valueLength = 0;
    schemaHeader = "";
    return this;
  }

  /** Sets its key. */
  public RecordView key(byte[] bytes, int from, int length) {
    key = bytes;
    keyOffset = from;
    keyLength = length;
    return this;
  }

  /** Sets its value. */
  public RecordView value(byte[] bytes, int from, int length) {
    value = bytes;
    valueOffset = from;
    valueLength = length;
    return this;
  }

  /** Sets the name of the header that names its value's schema. */
  public RecordView schemaHeader(String name) {
    schemaHeader = name;
    return this;
  }

  /** The name of the header that names its value's schema; empty if none was seen. */
  public String schemaHeader() {
    return schemaHeader;
  }

  /** Its partition. */
  public int partition() {
    return partition;
  }

  /** Its offset. */
  public long offset() {
    return offset;
  }

  /** Its timestamp, ms since the epoch. */
  public long timestampMs() {
    return timestampMs;
  }

  /** Its time of arrival, ms since the epoch. */
  public long arrivalMs() {
    return arrivalMs;
  }

  /** Whether it has a key. */
  public boolean hasKey() {
    return keyLength >= 0;
  }

  /** The array with the key, from {@link #keyOffset} on. */
  public byte[] key() {
    return key;
  }

  /** The start of the key. */
  public int keyOffset() {
    return keyOffset;
  }

  /** The key's length in bytes; -1 without a key. */
  public int keyLength() {
    return keyLength;
  }

  /** The array with the value, from {@link #valueOffset} on. */
  public byte[] value() {
    return value;
  }

  /** The start of the value. */
  public int valueOffset() {
    return valueOffset;
  }

  /** The value's length in bytes. */
  public int valueLength() {
    return valueLength;
  }
}
