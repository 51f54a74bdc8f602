package topicscope.decode.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldPathsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "field:host",
        "field:host,rack.row",
        "field:\"rack, row\"",
        "field:\"rack, row\",host,\"a,b\"",
        "field:\"\"",
        "field:\"\"\"quoted\"\"\",5\" disk"
      })
  void text_parsed_isTheSame(String text) {
    assertThat(Grouping.parse(text).text()).isEqualTo(text);
  }

  @Test
  void split_quoted_holdsComma() {
    assertThat(FieldPaths.split("a,\"b, \"\"c\"\"\",d e")).containsExactly("a", "b, \"c\"", "d e");
  }

  @Test
  void split_quoteNotClosed_isPartOfThePath() {
    assertThat(FieldPaths.split("\"a,b")).isEqualTo(List.of("\"a", "b"));
    assertThat(FieldPaths.split("\"a\"b,c")).isEqualTo(List.of("\"a\"b", "c"));
  }
}
