package topicscope.signal;

import java.util.ArrayList;
import java.util.List;

/**
 * The states that the samples of state series stand for: a sample's value is the number of a state,
 * from 0 on in the order of first occurrence.
 *
 * <p>Bounded: states beyond the first {@value #MAX} share one, {@link #OTHER}. One thread adds
 * states; any thread may read them.
 */
public final class StateNames {
  /** The largest number of states that are kept apart. */
  public static final int MAX = 64;

  /** The name of all further states. */
  public static final String OTHER = "(other states)";

  private volatile List<String> names = List.of();

  /** Adds a state. */
  public void add(String name) {
    List<String> more = new ArrayList<>(names);
    more.add(name);
    names = List.copyOf(more);
  }

  /** The states so far, by number; immutable. */
  public List<String> all() {
    return names;
  }

  /** The name of a state; empty for any other number. */
  public String name(double number) {
    List<String> known = names;
    boolean isState = number >= 0 && number < known.size() && number == Math.rint(number);
    return isState ? known.get((int) number) : number == MAX ? OTHER : "";
  }
}
