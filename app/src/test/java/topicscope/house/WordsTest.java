package topicscope.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Finds words with several meanings, and outdated English. */
@DisplayName("The sources")
class WordsTest {
  private static final List<String> MAIN = List.of("src/main/java", "../producer/src/main/java");
  private static final List<String> DOCS =
      List.of("../README.md", "../.github", "docs", "../producer/docs");
  private static final Pattern CODE_ONLY =
      Pattern.compile("/\\*.*?\\*/|//[^\\n]*|\"(?:\\\\.|[^\"\\\\\\n])*\"", Pattern.DOTALL);

  /**
   * A rule about words.
   *
   * @param what what must not occur
   * @param instead what to write instead
   * @param code whether only code counts, without comments and texts
   */
  record Rule(Pattern what, String instead, boolean code) {
    @Override
    public String toString() {
      return what + ": " + instead;
    }
  }

  static List<Rule> rules() {
    return List.of(
        new Rule(
            Pattern.compile("\\b(MOST_?[A-Z_]*|most[A-Z]\\w*|most)\\b(?<!mostTelling)"),
            "a maximum is called max",
            true),
        new Rule(
            Pattern.compile(
                "\\b(class|record|interface|enum)"
                    + " (Sentry|Whole|Walk|Census|Sighting|StallCure|Ground"
                    + "|Writing|Wordings|Offers|Words|Place|Places|Pictures|Look|Sight|Trouble"
                    + "|Mistake|Studies|Study|Feed|Figures|Load|Guest|Columns)\\b"),
            "a class is named by the noun that an engineer would search for",
            true),
        new Rule(
            Pattern.compile(
                "(?i)\\b(whoever|whatever it is|anew|afresh|betimes|of (its|their) own accord"
                    + "|is told|are told|be told|worked out|works out|begins anew)\\b"),
            "short present-day technical English: subject, verb, unit",
            false));
  }

  @ParameterizedTest
  @MethodSource("rules")
  @DisplayName("contain no banned word")
  void sources_containNoBannedWord(Rule rule) throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file :
        files(rule.code() ? MAIN : Stream.concat(MAIN.stream(), DOCS.stream()).toList())) {
      String text = Files.readString(file);
      String searched = rule.code() ? CODE_ONLY.matcher(text).replaceAll("") : text;
      Matcher matcher = rule.what().matcher(searched);
      while (matcher.find()) {
        found.add(file + ": " + matcher.group());
      }
    }
    assertThat(found).as(rule.instead()).isEmpty();
  }

  private static List<Path> files(List<String> roots) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String root : roots) {
      try (Stream<Path> walk = Files.walk(Path.of(root))) {
        walk.filter(file -> file.toString().matches(".*\\.(java|md)")).forEach(files::add);
      }
    }
    return files;
  }
}
