package topicscope.desk.topic;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Names that begin alike, and where each of them goes on differently from others. */
final class SharedBeginnings {
  private final List<String> sorted;

  /** How many characters each name shares with the one before. */
  private final int[] shared;

  /**
   * @param names any number of them, once each
   */
  SharedBeginnings(List<String> names) {
    sorted = names.stream().sorted().toList();
    shared = new int[sorted.size()];
    for (int i = 1; i < shared.length; i++) {
      shared[i] = shared(sorted.get(i - 1), sorted.get(i));
    }
  }

  /** The indices of a name's characters that differ from those of another name; in order. */
  Set<Integer> branches(String name) {
    Set<Integer> branches = new TreeSet<>();
    int index = Collections.binarySearch(sorted, name);
    int least = Integer.MAX_VALUE;
    for (int i = index; i > 0 && least > 0; i--) {
      least = take(shared[i], least, branches);
    }
    int next = index < 0 ? shared.length : index + 1;
    least = Integer.MAX_VALUE;
    for (int i = next; i < shared.length && least > 0; i++) {
      least = take(shared[i], least, branches);
    }
    return branches;
  }

  /** What the name shares with a further one: not more than with those between. */
  private static int take(int length, int least, Set<Integer> branches) {
    if (length < least) {
      branches.add(length);
    }
    return Math.min(length, least);
  }

  private static int shared(String one, String other) {
    int length = Math.min(one.length(), other.length());
    int at = 0;
    while (at < length && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return at;
  }
}
