package topicscope.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ByteInternerTest {
  private final ByteInterner interner = new ByteInterner(3);

  @Test
  @DisplayName("strings are numbered in the order of first occurrence")
  void numberOf_distinctStrings_areNumberedInOrder() {
    assertThat(IntStream.of(number("b"), number(""), number("b"), number("a"), number("")))
        .containsExactly(0, 1, 0, 2, 1);
    assertThat(interner.bytes(2)).isEqualTo("a".getBytes(UTF_8));
  }

  @Test
  @DisplayName("a full interner finds its strings and adds no other")
  void numberOf_full_isFull() {
    number("a");
    number("b");
    number("c");
    assertThat(number("d")).isEqualTo(ByteInterner.FULL);
    assertThat(number("c")).isEqualTo(2);
    assertThat(interner.find(new byte[] {'x', 'b', 'x'}, 1, 2)).isEqualTo(1);
    assertThat(interner.find(new byte[] {'d'}, 0, 1)).isEqualTo(ByteInterner.FULL);
  }

  @Test
  @DisplayName("strings with one hash code in Java have different hashes here")
  void hash_knownCollisions_differ() {
    int count = 1 << 10;
    long hashes =
        IntStream.range(0, count)
            .mapToObj(i -> {
              StringBuilder text = new StringBuilder();
              for (int bit = 0; bit < 10; bit++) {
                text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
              }
              return text.toString().getBytes(UTF_8);
            })
            .mapToInt(text -> ByteHash.of(text, 0, text.length))
            .distinct()
            .count();
    assertThat(hashes).isGreaterThan(count - 10);
  }

  private int number(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return interner.numberOf(bytes, 0, bytes.length);
  }
}
