package topicscope.decode.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextEncodingTest {
  @ParameterizedTest
  @CsvSource({
    "UTF-16LE, 21, 'in UTF-16LE'",
    "UTF-16LE, '{\"a\":\"Łódź\",\"b\":1}', 'in UTF-16LE'",
    "UTF-16BE, 21.5, 'in UTF-16BE'",
    "ISO-8859-1, 'Zürich 21.5', 'in Latin-1'",
    "windows-1252, '9.99 €', 'in Latin-1'",
    "UTF-8, 'Zürich 21.5', ''",
    "UTF-8, '\uFEFFZürich 21.5', ''"
  })
  @DisplayName("text is read as UTF-8 without a byte order mark, and its encoding is named")
  void of_text(String charset, String text, String note) {
    List<byte[]> values = List.of(text.getBytes(Charset.forName(charset)));
    TextEncoding encoding = TextEncoding.of(values);
    assertThat(encoding.note()).isEqualTo(note.isEmpty() ? "" : ", " + note);
    assertThat(new String(encoding.converted(values).getFirst(), UTF_8))
        .isEqualTo(text.replace("\uFEFF", ""));
  }

  @Test
  @DisplayName("binary numbers are no text, although their bytes may be letters")
  void of_binary_plain() {
    assertThat(TextEncoding.of(List.of(ByteBuffer.allocate(4).putFloat(21.05f).array())).isOther())
        .isFalse();
    assertThat(TextEncoding.of(List.of(ByteBuffer.allocate(8).putDouble(21.05).array())).isOther())
        .isFalse();
    assertThat(TextEncoding.of(List.of(new byte[] {0, 49})).isOther()).isFalse();
  }
}
