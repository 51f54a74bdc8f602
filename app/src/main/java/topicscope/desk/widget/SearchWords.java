package topicscope.desk.widget;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The words of a search, separated by blanks. A text matches if it contains all of them, in any
 * order and any case. The best match is the text itself; then come whole words in it, beginnings of
 * words, and other places. A word ends at a separator, between letters and digits, and before a
 * capital letter.
 */
public final class SearchWords {
  private final String whole;
  private final List<String> words;

  private SearchWords(String typed) {
    whole = typed.strip().toLowerCase(Locale.ROOT);
    words = Stream.of(whole.split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }

  /**
   * Where a word is in a text.
   *
   * @param begin index of its first character
   * @param end index after its last character
   */
  public record Range(int begin, int end) {}

  private enum Quality {
    SAME,
    WHOLE_WORDS,
    BEGINNINGS,
    ANYWHERE
  }

  private record Match(Range range, Quality quality) {}

  /** The words of what was typed. */
  public static SearchWords of(String typed) {
    return new SearchWords(typed);
  }

  /** Whether there are none; every text matches then. */
  public boolean isEmpty() {
    return words.isEmpty();
  }

  /** The items that match, the best first; those that match alike stay in their order. */
  public <T> List<T> best(List<T> items, Function<T, String> text) {
    if (isEmpty()) {
      return List.copyOf(items);
    }
    Map<Quality, List<T>> byQuality = new EnumMap<>(Quality.class);
    for (T item : items) {
      quality(text.apply(item))
          .ifPresent(
              quality -> byQuality.computeIfAbsent(quality, _ -> new ArrayList<>()).add(item));
    }
    return byQuality.values().stream().flatMap(List::stream).toList();
  }

  /** Where the words are in a text, in its order; empty if it doesn't match. */
  public List<Range> ranges(String text) {
    String lower = lower(text);
    List<Range> ranges = new ArrayList<>();
    for (String word : words) {
      Optional<Match> match = find(word, text, lower);
      if (match.isEmpty()) {
        return List.of();
      }
      ranges.add(match.get().range());
    }
    ranges.sort(Comparator.comparingInt(Range::begin));
    return ranges;
  }

  /** How well the worst of the words matches; empty if one doesn't. */
  private Optional<Quality> quality(String text) {
    String lower = lower(text);
    if (lower.equals(whole)) {
      return Optional.of(Quality.SAME);
    }
    Quality worst = Quality.WHOLE_WORDS;
    for (String word : words) {
      Optional<Match> match = find(word, text, lower);
      if (match.isEmpty()) {
        return Optional.empty();
      }
      Quality quality = match.get().quality();
      worst = quality.compareTo(worst) > 0 ? quality : worst;
    }
    return Optional.of(worst);
  }

  private static Optional<Match> find(String word, String text, String lower) {
    Optional<Match> best = Optional.empty();
    for (int at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) {
      int end = at + word.length();
      Quality quality =
          !isEdge(text, at)
              ? Quality.ANYWHERE
              : isEdge(text, end) ? Quality.WHOLE_WORDS : Quality.BEGINNINGS;
      if (best.isEmpty() || quality.compareTo(best.get().quality()) < 0) {
        best = Optional.of(new Match(new Range(at, end), quality));
      }
    }
    return best;
  }

  /** Whether a word begins or ends before the character at that index. */
  private static boolean isEdge(String text, int at) {
    if (at == 0 || at == text.length()) {
      return true;
    }
    char before = text.charAt(at - 1);
    char after = text.charAt(at);
    return !Character.isLetterOrDigit(before)
        || !Character.isLetterOrDigit(after)
        || Character.isDigit(before) != Character.isDigit(after)
        || (Character.isLowerCase(before) && Character.isUpperCase(after));
  }

  /** In small letters; the same indices as in the text, also where a small letter is two. */
  private static String lower(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.length() == text.length() ? lower : text;
  }
}
