package topicscope.rollup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import topicscope.decode.rollup.Account;

/**
 * What the accounts of one partition say together, and whether they can be true: they join without
 * a hole and without an overlap, and their sums close.
 *
 * @param partition the partition
 * @param from the first offset
 * @param to the offset after the last one
 * @param received the records
 * @param decoded the records with numbers
 * @param undecodable the records that could not be decoded
 * @param tombstones the records without a value
 * @param withoutNumber the records that hold no number
 * @param samples the samples in partials
 * @param leftOut the samples of further series, which are in no partial
 * @param faults what can't be true, in sentences without a full stop
 */
public record AccountCheck(
    int partition,
    long from,
    long to,
    long received,
    long decoded,
    long undecodable,
    long tombstones,
    long withoutNumber,
    long samples,
    long leftOut,
    List<String> faults) {
  private static final int MAX_FAULTS = 20;

  /** Keeps a copy. */
  public AccountCheck {
    faults = List.copyOf(faults);
  }

  /** The offsets without a record: compacted, deleted, or marks of transactions. */
  public long gaps() {
    return to - from - received;
  }

  /**
   * Adds up the accounts of one partition, in any order.
   *
   * @param accounts not empty
   */
  static AccountCheck of(List<Account> accounts) {
    List<Account> sorted =
        accounts.stream().sorted(Comparator.comparingLong(Account::from)).toList();
    int partition = sorted.getFirst().partition();
    List<String> faults = new ArrayList<>();
    long[] sums = new long[7];
    long next = sorted.getFirst().from();
    for (Account account : sorted) {
      if (account.from() > next) {
        faults.add(
            "partition %d: no account has the offsets %,d to %,d"
                .formatted(partition, next, account.from() - 1));
      } else if (account.from() < next) {
        faults.add(
            "partition %d: the offsets %,d to %,d are counted twice"
                .formatted(partition, account.from(), Math.min(next, account.to()) - 1));
      }
      long parts =
          account.decoded()
              + account.undecodable()
              + account.tombstones()
              + account.withoutNumber();
      if (parts != account.received() || account.gaps() < 0) {
        faults.add(
            "partition %d: the account of the offsets %,d to %,d does not add up"
                .formatted(partition, account.from(), account.to() - 1));
      }
      next = Math.max(next, account.to());
      sums[0] += account.received();
      sums[1] += account.decoded();
      sums[2] += account.undecodable();
      sums[3] += account.tombstones();
      sums[4] += account.withoutNumber();
      sums[5] += account.samples();
      sums[6] += account.leftOut();
    }
    return new AccountCheck(
        partition,
        sorted.getFirst().from(),
        next,
        sums[0],
        sums[1],
        sums[2],
        sums[3],
        sums[4],
        sums[5],
        sums[6],
        faults.size() > MAX_FAULTS ? faults.subList(0, MAX_FAULTS) : faults);
  }
}
