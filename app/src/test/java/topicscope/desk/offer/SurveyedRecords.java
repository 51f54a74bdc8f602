package topicscope.desk.offer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.RecordView;
import topicscope.decode.SampleSink;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.schema.TopicSchemas;
import topicscope.decode.topic.TopicDecoder;
import topicscope.kafka.read.RawRecord;
import topicscope.kafka.read.ReaderCounters;

/** Records of a topic as a reader has decoded them, and what is known of them then. */
final class SurveyedRecords {
  static final long START_MS = 1_764_000_000_000L;
  private static final String TOPIC = "t";
  private static final SampleSink NOWHERE =
      new SampleSink() {
        @Override
        public void sample(int series, long timeMs, double value) {}

        @Override
        public void sample(int series, long timeMs, long value) {}

        @Override
        public void unsigned(int series, long timeMs, long value) {}
      };

  private final List<RawRecord> records = new ArrayList<>();
  private DecodeChoice choice = DecodeChoice.AUTOMATIC;
  private boolean registry;
  private ClockOffset clock = ClockOffset.NONE;
  private int series = 1;
  private int shown = 1;
  private double visibleMs = 60_000;

  /** Records of these values, one each 100 ms. */
  static SurveyedRecords of(int count, IntFunction<String> values) {
    return bytes(count, i -> values.apply(i).getBytes(UTF_8), i -> Optional.empty());
  }

  /** The same with keys. */
  static SurveyedRecords keyed(int count, IntFunction<String> keys, IntFunction<String> values) {
    return bytes(
        count,
        i -> values.apply(i).getBytes(UTF_8),
        i -> Optional.of(keys.apply(i).getBytes(UTF_8)));
  }

  static SurveyedRecords bytes(
      int count, IntFunction<byte[]> values, IntFunction<Optional<byte[]>> keys) {
    SurveyedRecords all = new SurveyedRecords();
    for (int i = 0; i < count; i++) {
      byte[] value = values.apply(i);
      all.records.add(
          new RawRecord(
              TOPIC,
              0,
              i,
              START_MS + i * 100L,
              "CreateTime",
              keys.apply(i),
              List.of(),
              Optional.of(value),
              value.length));
    }
    return all;
  }

  SurveyedRecords chosen(DecodeChoice other) {
    choice = other;
    return this;
  }

  SurveyedRecords withRegistry() {
    registry = true;
    return this;
  }

  SurveyedRecords clock(long aheadMs, long behindMs, boolean byBroker) {
    clock = new ClockOffset(aheadMs, behindMs, byBroker);
    return this;
  }

  SurveyedRecords visible(double ms) {
    visibleMs = ms;
    return this;
  }

  SurveyedRecords series(int all, int drawn) {
    series = all;
    shown = drawn;
    return this;
  }

  /** The offer: its text, its button and what the menu has. */
  String offer(String... dismissed) {
    return OfferRules.first(facts(), Set.of(dismissed))
        .map(offer -> {
          List<String> buttons = new ArrayList<>(List.of(offer.button().title()));
          offer.others().forEach(other -> buttons.add(other.title()));
          return offer.text() + " · " + String.join(" | ", buttons);
        })
        .orElse("");
  }

  OfferAction action() {
    return OfferRules.first(facts(), Set.of()).orElseThrow().button().action();
  }

  OfferFacts facts() {
    TopicDecoder decoder = decoder(choice);
    RecordView view = new RecordView();
    records.forEach(record -> decoder.look(view(view, record)));
    long decoded = 0;
    long undecodable = 0;
    Optional<String> reason = Optional.empty();
    for (RawRecord record : records) {
      decoder.prepare(view(view, record));
      DecodeOutcome outcome = decoder.decode(view, NOWHERE);
      decoded += outcome.kind() == DecodeOutcome.Kind.DECODED ? 1 : 0;
      undecodable += outcome.isUndecodable() ? 1 : 0;
      reason = outcome.isUndecodable() ? Optional.of(outcome.reason()) : reason;
    }
    int total = records.size();
    return new OfferFacts(
        choice,
        registry,
        new ReaderCounters(total, decoded, undecodable, 0, total - decoded - undecodable),
        decoder.report(),
        reason,
        RecordSurveyor.survey(
            records, choice, decoder.report(), SurveyedRecords::decoder, START_MS),
        clock,
        series,
        shown,
        visibleMs);
  }

  private static TopicDecoder decoder(DecodeChoice choice) {
    return new TopicDecoder(TOPIC, choice, TopicSchemas.NONE, path -> true);
  }

  private static RecordView view(RecordView view, RawRecord record) {
    view.at(0, record.offset(), record.timestampMs(), START_MS);
    record.key().ifPresent(key -> view.key(key, 0, key.length));
    byte[] value = record.value().orElseThrow();
    return view.value(value, 0, value.length);
  }
}
