package topicscope.desk.offer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;
import static topicscope.desk.offer.SurveyedRecords.START_MS;

import java.time.Instant;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.choice.Format;
import topicscope.decode.choice.Grouping;
import topicscope.decode.rollup.Partial;
import topicscope.decode.rollup.RollupJson;
import topicscope.decode.time.TimeChoice;

/** Records, as the topic's decoder reads them, and the one thing that is offered for them. */
@DisplayName("What is offered")
@Execution(CONCURRENT)
class OfferRulesTest {
  private static final DecodeChoice AUTOMATIC = DecodeChoice.AUTOMATIC;

  /**
   * A topic and its offer.
   *
   * @param what the records in words
   * @param records the records
   * @param offer the text of the offer and its buttons; empty for none
   */
  record Case(String what, SurveyedRecords records, String offer) {
    @Override
    public String toString() {
      return what;
    }
  }

  static List<Case> groups() {
    return List.of(
        new Case(
            "hosts at different levels",
            SurveyedRecords.of(
                200, i -> json("{'host':'web-%d','cpu':%.2f}", i % 6, level(i % 6, i))),
            "6 hosts in one line · Split by host"),
        new Case(
            "hosts at the same level, each moving slowly",
            SurveyedRecords.of(
                200, i -> json("{'host':'h%d','t':%.3f}", i % 4, Math.sin(i / 40.0 + i % 4 * 2))),
            "4 hosts in one line · Split by host"),
        new Case(
            "hosts with an address each, in regions",
            SurveyedRecords.of(
                200,
                i ->
                    json(
                        "{'region':'r%d','host':'h%d','ip':'10.0.0.%d','cpu':%.2f}",
                        i % 2, i % 6, i % 6, level(i % 6, i))),
            "6 hosts in one line · Split by host | Split by ip"),
        new Case(
            "a numeric id",
            SurveyedRecords.of(
                200, i -> json("{'sensor_id':%d,'v':%.2f}", 100 + i % 5, level(i % 5, i))),
            "5 values of sensor_id in one line · Split by sensor_id"),
        new Case(
            "keys",
            SurveyedRecords.keyed(200, i -> "k" + i % 3, i -> json("%.2f", level(i % 3, i))),
            "3 keys in one line · Split by key"),
        new Case(
            "a name inside an object",
            SurveyedRecords.of(
                200, i -> json("{'tags':{'city':'c%d'},'v':%.2f}", i % 3, level(i % 3, i))),
            "3 cities in one line · Split by tags.city"),
        new Case(
            "columns",
            SurveyedRecords.of(
                200, i -> String.format(Locale.ROOT, "host%d,%.2f", i % 3, level(i % 3, i))),
            "3 values of column1 in one line · Split by column1"),
        new Case(
            "hosts of white noise around one level",
            SurveyedRecords.of(
                200,
                i -> json("{'host':'h%d','v':%.3f}", i % 4, new SplittableRandom(i).nextDouble())),
            ""),
        new Case(
            "two hosts that move together",
            SurveyedRecords.of(
                200, i -> json("{'host':'h%d','v':%.3f}", i % 2, Math.sin(i / 30.0))),
            ""),
        new Case(
            "one host",
            SurveyedRecords.of(200, i -> json("{'host':'a','v':%.2f}", level(i % 3, i))),
            ""),
        new Case(
            "a name of its own for every record",
            SurveyedRecords.of(200, i -> json("{'request':'r%d','v':%.2f}", i, level(i % 3, i))),
            ""),
        new Case(
            "too few records of each host",
            SurveyedRecords.of(12, i -> json("{'host':'h%d','v':%.2f}", i % 6, level(i % 6, i))),
            ""));
  }

  static List<Case> decoding() {
    return List.of(
        new Case(
            "Avro behind the id of a schema",
            SurveyedRecords.bytes(
                20, i -> new byte[] {0, 0, 0, 0, 42, (byte) i, 8}, i -> Optional.empty()),
            "Avro or Protobuf, schema 42 · Give the registry"),
        new Case(
            "the same with a registry that doesn't know it",
            SurveyedRecords.bytes(
                    20, i -> new byte[] {0, 0, 0, 0, 42, (byte) i, 8}, i -> Optional.empty())
                .withRegistry(),
            "No numbers yet: schema 42: no schema registry is given (--schema-registry URL)"
                + " · Choose the format"),
        new Case(
            "Protobuf",
            SurveyedRecords.bytes(
                20,
                i -> new byte[] {8, (byte) (i + 1), 0x12, 2, (byte) 0xe4, (byte) 0xf6},
                i -> Optional.empty()),
            "Bytes that look like Protobuf · Give the schema"),
        new Case(
            "Avro's single objects",
            SurveyedRecords.bytes(
                20,
                i -> new byte[] {(byte) 0xc3, 1, 1, 2, 3, 4, 5, 6, 7, (byte) i, 1},
                i -> Optional.empty()),
            "Avro's single-object encoding · Give the schema"),
        new Case(
            "JSON among lines of another kind",
            SurveyedRecords.of(
                200,
                i -> i % 5 > 2 ? json("{'v':%d}", i) : "--- " + "abcdef".charAt(i % 6) + " ---"),
            "80 of 200 are JSON · Read as JSON"),
        new Case(
            "words",
            SurveyedRecords.of(20, i -> List.of("IDLE", "BUSY", "OFF").get(i % 3)),
            "No numbers, but texts such as IDLE · Show as states"),
        new Case(
            "sentences",
            SurveyedRecords.of(
                200,
                i -> "the " + "abcdefghijklmnopqrst".charAt(i % 20) + " has ended, " + word(i)),
            "No numbers yet: text without numbers · Choose the format"),
        new Case(
            "four bytes of text",
            SurveyedRecords.of(200, OfferRulesTest::word),
            "No numbers yet: all values are 4"
                + " bytes of text: binary numbers are read by choice only · Choose the format"),
        new Case(
            "nothing but numbers in quotes",
            SurveyedRecords.of(20, i -> json("{'v':'%d'}", i)),
            "Numbers in quotes: v · Read as numbers"),
        new Case(
            "numbers, and others in quotes",
            SurveyedRecords.of(20, i -> json("{'n':%d,'v':'%d'}", i, i * 7)),
            "Numbers in quotes: v · Read as numbers"),
        new Case(
            "a decimal comma, or two columns",
            SurveyedRecords.of(20, i -> String.format(Locale.ROOT, "%d,%d", i, 10 + i * 7 % 89)),
            "0,10 is read as columns · Read as one number"),
        new Case(
            "a text that stays for a while",
            SurveyedRecords.of(
                200, i -> json("{'mode':'%s','v':%d}", i / 20 % 2 == 0 ? "heat" : "cool", i)),
            "mode has 2 values, such as heat · Show as states"));
  }

  static List<Case> times() {
    return List.of(
        new Case(
            "measured every minute, sent at once",
            SurveyedRecords.of(
                200, i -> json("{'ts':%d,'v':%d}", START_MS - 90_000_000L + i * 60_000L, i)),
            "ts looks like the time of the record · Use it"),
        new Case(
            "the same as a date",
            SurveyedRecords.of(
                200,
                i ->
                    json(
                        "{'at':'%s','v':%d}",
                        Instant.ofEpochMilli(START_MS - 90_000_000L + i * 60_000L), i)),
            "at looks like the time of the record · Use it"),
        new Case(
            "the time of the record itself",
            SurveyedRecords.of(200, i -> json("{'ts':%d,'v':%d}", START_MS + i * 100L - 20, i)),
            ""),
        new Case(
            "two hours off, as in another zone",
            SurveyedRecords.of(
                200, i -> json("{'ts':%d,'v':%d}", START_MS + i * 100L - 7_200_000, i)),
            ""),
        new Case(
            "the time since when a device runs",
            SurveyedRecords.of(200, i -> json("{'since':%d,'v':%d}", START_MS - 90_000_000L, i)),
            ""),
        new Case(
            "a clock ahead",
            numbers().clock(300_200, 0, false),
            "Producer's clock 5:00 ahead" + " · What is this?"),
        new Case(
            "the broker's clock ahead",
            numbers().clock(3_723_000, 0, true),
            "Broker's clock 1:02:03 ahead · What is this?"),
        new Case(
            "records that come late",
            numbers().clock(0, 299_700, false),
            "Records arrive 5:00 after their timestamps · What is this?"));
  }

  static List<Case> series() {
    return List.of(
        new Case("50 series", numbers().series(50, 50), ""),
        new Case(
            "1,000 series",
            numbers().series(1_000, 1_000),
            "1,000 series · Show the 20 that vary most"),
        new Case(
            "some of them hidden",
            numbers().series(1_000, 70),
            "70 of 1,000 series · Show the 20 that vary most"),
        new Case(
            "those that vary most", numbers().series(1_000, 20), "20 of 1,000 series · Show all"),
        new Case("those that the user has chosen", numbers().series(1_000, 7), ""));
  }

  static List<Case> rollups() {
    return List.of(
        new Case("many intervals in sight", rollup("fast", 1_000).visible(30_000), ""),
        new Case(
            "single intervals in sight",
            rollup("fast", 1_000).visible(29_999),
            "One interval is 1 s here · Open fast here"),
        new Case(
            "several series, of which the user has chosen some",
            rollup("fast", 300_000).visible(600_000).series(70, 60),
            "One interval is 5 min here · Open fast here"),
        new Case(
            "a long name",
            rollup("f".repeat(41), 500).visible(1_000),
            "One interval is 500 ms here · Open the raw topic here"),
        new Case("a time in sight that isn't known", rollup("fast", 1_000).visible(Double.NaN), ""),
        new Case("another topic", numbers().visible(1), ""));
  }

  private static SurveyedRecords rollup(String topic, long intervalMs) {
    return SurveyedRecords.keyed(
        40,
        i -> "s" + i % 4,
        i -> {
          long start = START_MS + i / 4 * intervalMs;
          Partial.Point low = new Partial.Point(level(i % 4, i), start, 0, i);
          Partial.Point high = new Partial.Point(level(i % 4, i) + 1, start + 1, 0, i + 1);
          Partial partial =
              new Partial(
                  topic, 0, "s" + i % 4, "", start, intervalMs, 2, 3, 0, low, high, low, high);
          return new String(RollupJson.write(partial), UTF_8);
        });
  }

  @ParameterizedTest
  @MethodSource({"groups", "decoding", "times", "series", "rollups"})
  @DisplayName("fits the records")
  void offer_fitsTheRecords(Case one) {
    assertThat(one.records().offer()).isEqualTo(one.offer());
  }

  @Test
  @DisplayName("is what the panel of formats would set")
  void action_isTheChoice() {
    assertThat(groups().getFirst().records().action())
        .isEqualTo(
            new OfferAction.Decode(AUTOMATIC.withGrouping(new Grouping.ByFields(List.of("host")))));
    assertThat(times().getFirst().records().action())
        .isEqualTo(new OfferAction.Decode(AUTOMATIC.withTime(new TimeChoice.OfField("ts"))));
    assertThat(SurveyedRecords.of(20, i -> json("{'v':'%d'}", i)).action())
        .isEqualTo(new OfferAction.Decode(AUTOMATIC.withNumericStrings()));
    assertThat(SurveyedRecords.of(20, i -> i % 2 == 0 ? "ON" : "OFF").action())
        .isEqualTo(new OfferAction.Decode(AUTOMATIC.withStates(List.of("value"))));
  }

  @Test
  @DisplayName("is gone once it is done")
  void offer_done_isGone() {
    IntFunction<String> hosts = i -> json("{'host':'web-%d','cpu':%.2f}", i % 6, level(i % 6, i));
    DecodeChoice byHost = AUTOMATIC.withGrouping(new Grouping.ByFields(List.of("host")));
    assertThat(SurveyedRecords.of(200, hosts).chosen(byHost).offer()).isEmpty();
    DecodeChoice none = AUTOMATIC.withGrouping(new Grouping.None());
    assertThat(SurveyedRecords.of(200, hosts).chosen(none).offer()).as("chosen as it is").isEmpty();
    assertThat(
            SurveyedRecords.of(20, i -> i % 2 == 0 ? "ON" : "OFF")
                .chosen(AUTOMATIC.withStates(List.of("value")))
                .offer())
        .isEmpty();
    assertThat(
            SurveyedRecords.of(
                    200, i -> json("{'ts':%d,'v':%d}", START_MS - 90_000_000L + i * 60_000L, i))
                .chosen(AUTOMATIC.withTime(new TimeChoice.OfArrival()))
                .offer())
        .isEmpty();
    assertThat(
            SurveyedRecords.of(
                    200, i -> i % 5 > 2 ? json("{'v':%d}", i) : "--- " + word(i) + " ---")
                .chosen(AUTOMATIC.withFormat(Format.JSON))
                .offer())
        .isEmpty();
  }

  @Test
  @DisplayName("is the next one when the first is dismissed, and none when all are")
  void offer_dismissed_isTheNext() {
    SurveyedRecords records =
        SurveyedRecords.of(
                200,
                i -> json("{'host':'web-%d','cpu':%.2f,'q':'%d'}", i % 6, level(i % 6, i), i * 7))
            .clock(300_000, 0, false)
            .series(60, 60);
    assertThat(records.offer()).startsWith("6 hosts in one line");
    assertThat(records.offer("split")).startsWith("60 series");
    assertThat(records.offer("split", "varying")).startsWith("Producer's clock");
    assertThat(records.offer("split", "varying", "clock")).startsWith("Numbers in quotes: q");
    assertThat(records.offer("split", "varying", "clock", "quotes")).isEmpty();
  }

  @Test
  @DisplayName("says the hints that have a click, which are no notices then")
  void covers_hintsWithAClick() {
    ClockOffset ahead = new ClockOffset(300_000, 0, false);
    String clock = "5 records have timestamps ahead of this machine's clock, by up to 5 min";
    assertThat(OfferRules.covers(clock, ahead)).isTrue();
    assertThat(OfferRules.covers(clock, ClockOffset.NONE)).isFalse();
    assertThat(
            OfferRules.covers(
                "1,5 is read as one number, with a decimal comma; as columns: --format csv",
                ClockOffset.NONE))
        .isTrue();
    assertThat(OfferRules.covers("the format changes: CSV", ahead)).isFalse();
    assertThat(
            OfferRules.covers(
                "the comma in v, such as 1,234, is read as a separator of thousands", ahead))
        .isFalse();
  }

  private static SurveyedRecords numbers() {
    return SurveyedRecords.of(200, i -> json("{'v':%.3f}", Math.sin(i / 9.0)));
  }

  private static double level(int thing, int i) {
    return 20 + 12 * thing + Math.sin(i / 20.0);
  }

  private static String word(int i) {
    return "" + letter(i) + letter(i / 26) + letter(i * 7) + letter(i * 3);
  }

  private static char letter(int i) {
    return (char) ('a' + i % 26);
  }

  @SuppressWarnings("AnnotateFormatMethod") // Its annotation is in no library of ours.
  private static String json(String text, Object... values) {
    return new Formatter(Locale.ROOT).format(text, values).toString().replace('\'', '"');
  }
}
