package topicscope.decode.rollup;

/**
 * What a roll-up has taken of one partition between two commits, written in the same transaction as
 * its partials: {@code to - from = received + gaps}, and {@code received = decoded + undecodable +
 * tombstones + withoutNumber}. The accounts of a partition join without a hole or an overlap.
 *
 * @param topic the topic that was read
 * @param partition its partition
 * @param intervalMs the length of the intervals, ms
 * @param from the first offset
 * @param to the offset after the last one
 * @param received the records among them
 * @param decoded the records with numbers
 * @param undecodable the records that could not be decoded
 * @param tombstones the records without a value
 * @param withoutNumber the records that are well-formed and hold no number
 * @param samples the sum of the counts of all partials
 * @param leftOut samples of further series, beyond the number that is kept apart
 */
public record Account(
    String topic,
    int partition,
    long intervalMs,
    long from,
    long to,
    long received,
    long decoded,
    long undecodable,
    long tombstones,
    long withoutNumber,
    long samples,
    long leftOut)
    implements RollupMessage {
  @Override
  public String key() {
    return ACCOUNT_KEY;
  }

  /** The offsets without a record: compacted, deleted, or marks of transactions. */
  public long gaps() {
    return to - from - received;
  }
}
