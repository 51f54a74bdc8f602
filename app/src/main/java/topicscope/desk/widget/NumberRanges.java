package topicscope.desk.widget;

import java.util.ArrayList;
import java.util.List;

/** Sorted numbers as ranges: {@code 0–3, 7}. */
public final class NumberRanges {
  private NumberRanges() {}

  public static String of(List<Integer> numbers) {
    List<String> ranges = new ArrayList<>();
    int first = 0;
    for (int i = 0; i < numbers.size(); i++) {
      boolean last = i + 1 == numbers.size() || numbers.get(i + 1) != numbers.get(i) + 1;
      if (last) {
        int from = numbers.get(first);
        int to = numbers.get(i);
        ranges.add(from == to ? Integer.toString(from) : from + "–" + to);
        first = i + 1;
      }
    }
    return String.join(", ", ranges);
  }
}
