package topicscope.decode.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.RecordView;
import topicscope.decode.SampleSink;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.choice.Grouping;
import topicscope.decode.detect.TextField;
import topicscope.decode.time.TimeChoice;
import topicscope.signal.StateNames;
import topicscope.signal.TimeUnit;

/** Text fields that are chosen as states, from the bytes of records to samples. */
@Execution(CONCURRENT)
class StateFieldsTest {
  private final Map<String, List<String>> series = new LinkedHashMap<>();
  private TopicDecoder decoder = with("value");

  @Test
  @DisplayName("a topic of words is one series of states, and every record counts as decoded")
  void bareWords_oneStateEach() {
    assertThat(decode("ON", " OFF\n", "ON")).containsOnly(DecodeOutcome.Kind.DECODED);
    assertThat(series).containsExactly(Map.entry("value", List.of("ON", "OFF", "ON")));
  }

  @Test
  @DisplayName("words among numbers are states beside the numbers")
  void wordsAmongNumbers_bothSeries() {
    decode("20.5", "OPEN", "21", "OPEN");
    assertThat(series)
        .containsExactly(
            Map.entry("t", List.of("20.5", "21")), Map.entry("value", List.of("OPEN", "OPEN")));
  }

  @Test
  @DisplayName("a text field of documents is a series of states, also without any number beside it")
  void documents_stateBesideNumbersAndAlone() {
    decoder = with("mode");
    decode("{\"v\":1,\"mode\":\"auto\"}", "{\"mode\":\"manual\",\"note\":\"x\"}", "{\"v\":3}");
    assertThat(series)
        .containsExactly(
            Map.entry("v", List.of("1", "3")), Map.entry("mode", List.of("auto", "manual")));
  }

  @Test
  @DisplayName("a field that holds a number now and a text then has a series of each")
  void sameField_numberAndText_twoSeries() {
    decoder = with("v");
    decode("{\"v\":21.5}", "{\"v\":\"unavailable\"}", "{\"v\":22}");
    assertThat(series)
        .containsExactly(
            Map.entry("v", List.of("21.5", "22")), Map.entry("v (text)", List.of("unavailable")));
  }

  @Test
  @DisplayName("a text first and a number then have a series of each, too")
  void sameField_textAndNumber_twoSeries() {
    decoder = with("v");
    decode("{\"v\":\"unavailable\"}", "{\"v\":22}", "{\"v\":\"unknown\"}");
    assertThat(series)
        .containsExactly(
            Map.entry("v", List.of("unavailable", "unknown")),
            Map.entry("v (number)", List.of("22")));
  }

  @Test
  @DisplayName("states are grouped as numbers are")
  void grouped_oneSeriesPerGroup() {
    decoder = with(new Grouping.ByFields(List.of("host")), "state");
    decode("{\"host\":\"a\",\"state\":\"UP\"}", "{\"host\":\"b\",\"state\":\"DOWN\"}");
    assertThat(series)
        .containsExactly(
            Map.entry("state{host=a}", List.of("UP")), Map.entry("state{host=b}", List.of("DOWN")));
  }

  @Test
  @DisplayName("beyond 64 states all further ones share one, and the report says how many samples")
  void tooManyStates_shareOne() {
    String[] words = new String[StateNames.MAX + 3];
    for (int i = 0; i < words.length; i++) {
      words[i] = "S" + i + "-x";
    }
    decode(words);
    assertThat(series.getOrDefault("value", List.of()).subList(StateNames.MAX - 1, words.length))
        .containsExactly("S63-x", StateNames.OTHER, StateNames.OTHER, StateNames.OTHER);
    assertThat(decoder.report().notes())
        .contains("only the first 64 states are kept apart; 3 samples are (other states)");
  }

  @Test
  @DisplayName("text fields of few values are offered as states; those of many values are not")
  void report_offersFewValues() {
    decoder = with();
    String[] records = new String[40];
    for (int i = 0; i < records.length; i++) {
      records[i] = "{\"v\":1,\"mode\":\"m%d\",\"id\":\"x-%d\"}".formatted(i % 2, i);
    }
    decode(records);
    assertThat(decoder.report().stateFields()).containsExactly(new TextField("mode", 2, "m0"));
    assertThat(series.keySet()).containsExactly("v");
  }

  @Test
  @DisplayName("a topic of words offers them as states, and shows none unasked")
  void report_words_offered() {
    decoder = with();
    assertThat(decode("IDLE", "BUSY", "IDLE")).containsOnly(DecodeOutcome.Kind.UNDECODABLE);
    assertThat(decoder.report().stateFields()).containsExactly(new TextField("value", 2, "IDLE"));
    assertThat(decoder.report().textFields()).isEmpty();
    assertThat(series).isEmpty();
  }

  private static TopicDecoder with(String... states) {
    return with(new Grouping.ByFormat(), states);
  }

  private static TopicDecoder with(Grouping grouping, String... states) {
    return new TopicDecoder(
        "t",
        new DecodeChoice(
            Optional.empty(),
            new TimeChoice.OfRecord(),
            grouping,
            false,
            Optional.empty(),
            List.of(states)));
  }

  private List<DecodeOutcome.Kind> decode(String... values) {
    List<RecordView> records = new ArrayList<>();
    for (String value : values) {
      byte[] bytes = value.getBytes(UTF_8);
      records.add(new RecordView().at(0, records.size(), 1, 1).value(bytes, 0, bytes.length));
    }
    records.forEach(decoder::look);
    return records.stream()
        .map(record -> {
          assertThat(decoder.prepare(record)).isTrue();
          return decoder.decode(record, new Names()).kind();
        })
        .toList();
  }

  /** Keeps each sample as text: its number, or the name of its state. */
  private final class Names implements SampleSink {
    @Override
    public void sample(int number, long timeMs, double value) {
      add(number, Double.toString(value));
    }

    @Override
    public void sample(int number, long timeMs, long value) {
      add(
          number,
          decoder
              .seriesForm(number, TimeUnit.MILLISECONDS)
              .states()
              .map(names -> names.name((double) value))
              .orElseGet(() -> Long.toString(value)));
    }

    @Override
    public void unsigned(int number, long timeMs, long value) {
      add(number, Long.toUnsignedString(value));
    }

    private void add(int number, String text) {
      series.computeIfAbsent(decoder.seriesName(number), name -> new ArrayList<>()).add(text);
    }
  }
}
