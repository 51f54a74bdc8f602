package topicscope.decode.number;

import java.util.HashSet;
import java.util.Set;

/**
 * What speaks for and against commas and blanks that belong to a number, rather than separate
 * columns: 12,5 and 12,6 are two temperatures, 20,41 and 21,40 a temperature and a humidity each.
 *
 * <p>The digits behind a decimal comma may begin with a zero, and go from 9 to 0 where those before
 * it go up by one; columns do neither.
 */
final class CommaEvidence {
  private static final int MAX_DISTINCT = 1_000;
  private static final int FEW = 3;
  private static final int SEVERAL = 5;

  /** From so many different values on, parts that cover little of their range are columns. */
  private static final int MANY = 8;

  private final Set<Long> behinds = new HashSet<>();
  private final Set<Long> values = new HashSet<>();
  private final Set<Long> befores = new HashSet<>();
  private int count;
  private int plain;
  private int minWidth = Integer.MAX_VALUE;
  private int maxWidth;
  private int minMarks = Integer.MAX_VALUE;
  private int maxMarks;
  private boolean zeroGroup;
  private boolean zeroBefore;
  private boolean otherMarks;
  private boolean blanks;
  private long minBehind = Long.MAX_VALUE;
  private long maxBehind = Long.MIN_VALUE;
  private long before;
  private long behind;
  private int forNumber;
  private int forColumns;
  private int steps;

  void addPlain() {
    plain++;
  }

  /** Takes a number without a unit. */
  void add(WrittenNumber number) {
    int marks = number.markCount();
    boolean blank = number.marks(' ') > 0;
    if (number.marks(',') == 0 && !blank) {
      plain += marks == 0 ? 1 : 0;
      return;
    }
    blanks |= blank;
    otherMarks |= number.marks('.') + number.marks('\'') > 0 || (blank && number.marks(',') > 0);
    zeroGroup |= number.hasZeroGroup();
    minMarks = Math.min(minMarks, marks);
    maxMarks = Math.max(maxMarks, marks);
    int width = number.digitsBefore(marks);
    minWidth = Math.min(minWidth, width);
    maxWidth = Math.max(maxWidth, width);
    long nowBefore = number.part(false);
    long nowBehind = number.part(true);
    zeroBefore |= nowBefore == 0;
    if (count > 0) {
      compare(nowBefore, nowBehind, width);
    }
    before = nowBefore;
    behind = nowBehind;
    minBehind = Math.min(minBehind, behind);
    maxBehind = Math.max(maxBehind, behind);
    add(behinds, behind);
    add(befores, before);
    add(values, before * 1_000_003 + behind);
    count++;
  }

  /** Whether there were commas or blanks that may separate columns. */
  boolean isSeen() {
    return count > 0;
  }

  /** Whether one comma and three digits mean a fraction rather than thousands. */
  boolean isDecimal() {
    return zeroBefore || (forNumber > forColumns && forNumber > 0);
  }

  /**
   * Whether they belong to a number.
   *
   * @param comma whether a comma would be the decimal mark
   */
  boolean isNumber(boolean comma) {
    if (steps >= FEW && steps == count - 1) {
      // Lines with a number in front.
      return false;
    }
    if (zeroGroup && maxWidth > 1) {
      return true;
    }
    if (blanks) {
      return comma || minMarks != maxMarks || plain > 0;
    }
    if (!comma) {
      return otherMarks || plain > 0 || minMarks != maxMarks;
    }
    if (plain > 0) {
      return true;
    }
    boolean narrow =
        minWidth > 1
            && values.size() >= MANY
            && befores.size() > FEW
            && (maxBehind - minBehind) * 4 < Math.pow(10, maxWidth);
    if (forColumns > forNumber || narrow) {
      return false;
    }
    return forNumber > 0
        || otherMarks
        || (maxWidth == 1 && count >= SEVERAL && behinds.size() >= FEW);
  }

  private void compare(long nowBefore, long nowBehind, int width) {
    long step = nowBefore - before;
    steps += step == 1 ? 1 : 0;
    if (Math.abs(step) != 1) {
      return;
    }
    double scale = Math.pow(10, width);
    double change = step + (nowBehind - behind) / scale;
    if (Math.abs(change) <= 0.5) {
      forNumber++;
    } else {
      forColumns++;
    }
  }

  private static void add(Set<Long> seen, long value) {
    if (seen.size() < MAX_DISTINCT) {
      seen.add(value);
    }
  }
}
