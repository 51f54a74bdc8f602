package topicscope.desk.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import topicscope.desk.widget.SearchWords.Range;

/**
 * Cuts a text to a width. What is cut out lies in the middle: the places to be seen stay, then the
 * end, the beginning, and the words by which the text differs from others.
 */
final class MiddleEllipsis {
  static final String ELLIPSIS = "…";

  private static final int TAIL = 8;
  private static final int HEAD = 4;
  private static final int AROUND = 2;
  private static final int WORD = 8;

  private final String text;
  private final double room;
  private final IntToDoubleFunction widths;
  private final List<Range> marked;
  private final boolean[] kept;
  private double used;

  /**
   * A part of the text.
   *
   * @param text the part, or an ellipsis
   * @param marked whether it is one of the places to be seen
   */
  record Part(String text, boolean marked) {}

  private MiddleEllipsis(String text, double room, IntToDoubleFunction widths, List<Range> marked) {
    this.text = text;
    this.room = room;
    this.widths = widths;
    this.marked = marked;
    this.kept = new boolean[text.length()];
  }

  /**
   * The parts of a text that fit.
   *
   * @param room the width
   * @param widths the width of each character
   * @param marked the places to be seen, in order
   * @param branches indices of characters by which it differs from similar texts, in order
   */
  static List<Part> fit(
      String text,
      double room,
      IntToDoubleFunction widths,
      List<Range> marked,
      Set<Integer> branches) {
    MiddleEllipsis cut = new MiddleEllipsis(text, room, widths, marked);
    if (text.chars().mapToDouble(widths).sum() <= room) {
      Arrays.fill(cut.kept, true);
    } else {
      cut.used = widths.applyAsDouble(ELLIPSIS.charAt(0));
      cut.order(branches).forEach(cut::keep);
      cut.dropSeparatorsAtGaps();
      cut.closeSmallGaps();
    }
    return cut.parts();
  }

  /** The characters, those to be kept first. */
  private Set<Integer> order(Set<Integer> branches) {
    int size = text.length();
    Set<Integer> order = new LinkedHashSet<>();
    marked.forEach(range -> addAll(order, range.begin(), range.end()));
    for (int i = 1; i <= TAIL; i++) {
      addAll(order, size - i, size - i + 1);
    }
    addAll(order, 0, HEAD);
    marked.forEach(range -> addAll(order, range.begin() - AROUND, range.end() + AROUND));
    for (int length = 1; length <= WORD; length++) {
      for (int branch : branches) {
        int begin = wordBegin(branch);
        addAll(order, begin, Math.min(begin + length, wordEnd(branch)));
      }
    }
    // Two at the end for one at the beginning: names of topics differ at the end.
    for (int i = 0; i < size; i++) {
      addAll(order, size - TAIL - 2 * i - 1, size - TAIL - 2 * i);
      addAll(order, size - TAIL - 2 * i - 2, size - TAIL - 2 * i - 1);
      addAll(order, HEAD + i, HEAD + i + 1);
    }
    return order;
  }

  private void addAll(Set<Integer> order, int from, int to) {
    for (int i = Math.max(0, from); i < Math.min(to, text.length()); i++) {
      order.add(i);
    }
  }

  private int wordBegin(int index) {
    int begin = Math.min(index, text.length());
    while (begin > 0 && !isSeparator(begin - 1)) {
      begin--;
    }
    return begin;
  }

  private int wordEnd(int index) {
    int end = index;
    while (end < text.length() && !isSeparator(end)) {
      end++;
    }
    return end;
  }

  private boolean isSeparator(int index) {
    return !Character.isLetterOrDigit(text.charAt(index));
  }

  /** Keeps a character if there is room for it and for the ellipses. */
  private void keep(int index) {
    boolean left = index > 0 && !kept[index - 1];
    boolean right = index < text.length() - 1 && !kept[index + 1];
    double ellipsis = widths.applyAsDouble(ELLIPSIS.charAt(0));
    double more = widths.applyAsDouble(text.charAt(index));
    if (left && right) {
      more += ellipsis;
    } else if (!left && !right) {
      more -= ellipsis;
    }
    if (used + more <= room) {
      used += more;
      kept[index] = true;
    }
  }

  /** A dot beside an ellipsis reads as a part of it. */
  private void dropSeparatorsAtGaps() {
    for (int i = 1; i < kept.length - 1; i++) {
      boolean atGap = !kept[i - 1] || !kept[i + 1];
      if (kept[i] && atGap && text.charAt(i) == '.' && !isMarked(i)) {
        kept[i] = false;
      }
    }
  }

  /** Shows characters that take no more room than the ellipsis in their place. */
  private void closeSmallGaps() {
    double ellipsis = widths.applyAsDouble(ELLIPSIS.charAt(0));
    for (int from = 0; from < kept.length; from++) {
      if (!kept[from]) {
        int to = from;
        double gap = 0;
        while (to < kept.length && !kept[to]) {
          gap += widths.applyAsDouble(text.charAt(to));
          to++;
        }
        if (gap <= ellipsis) {
          Arrays.fill(kept, from, to, true);
        }
        from = to;
      }
    }
  }

  private List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    int from = 0;
    while (from < kept.length) {
      int to = from + 1;
      while (to < kept.length && kept[to] == kept[from] && isMarked(to) == isMarked(from)) {
        to++;
      }
      if (kept[from]) {
        parts.add(new Part(text.substring(from, to), isMarked(from)));
      } else if (parts.isEmpty() || !parts.getLast().text().equals(ELLIPSIS)) {
        parts.add(new Part(ELLIPSIS, false));
      }
      from = to;
    }
    return parts;
  }

  private boolean isMarked(int index) {
    return marked.stream().anyMatch(range -> range.begin() <= index && index < range.end());
  }
}
