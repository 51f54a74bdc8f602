package topicscope.decode.rollup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.DecodedRecord;
import topicscope.decode.FieldTable;
import topicscope.decode.NumberNotation;
import topicscope.decode.RecordDecoder;
import topicscope.decode.RecordFields;

/**
 * Decodes the records of a roll-up: a partial gives the samples of the raw topic that it holds, a
 * row each with its own time, in the order of time, and what it has counted beside them. An account
 * holds no number.
 *
 * <p>Allocates for each record. Owned by one thread.
 */
public final class RollupDecoder implements RecordDecoder {
  private static final DecodeOutcome NONE = DecodeOutcome.undecodable("not a roll-up of a topic");
  private static final DecodeOutcome BROKEN =
      DecodeOutcome.undecodable("a broken record of a roll-up");
  private static final byte[] NEXT = ",\"topic\":".getBytes(UTF_8);
  private static final int VERSION_AT = "{\"rollup\":".length();
  private static final int MAX_VERSION_DIGITS = 9;
  private static final int MAX_NANOS = 999_999;
  private static final int MAX_UNIT_CHARS = 16;

  private static final Comparator<Partial.Point> BY_TIME =
      (one, other) -> one.isBefore(other) ? -1 : other.isBefore(one) ? 1 : 0;

  private final RecordFields fields;
  private final Consumer<RawTopic> listener;
  private RawTopic raw = RawTopic.NONE;

  /**
   * @param listener gets what the roll-up was made of, when that changes; on the decoding thread
   */
  public RollupDecoder(RecordFields fields, Consumer<RawTopic> listener) {
    this.fields = fields;
    this.listener = listener;
  }

  /** Whether a value begins as records of a roll-up do, of whatever version. */
  public static boolean isRollup(byte[] bytes, int offset, int length) {
    if (!RollupJson.isRollup(bytes, offset, length)) {
      return false;
    }
    int end = offset + length;
    int at = offset + VERSION_AT;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    int digits = at - offset - VERSION_AT;
    if (digits == 0 || digits > MAX_VERSION_DIGITS || end - at < NEXT.length) {
      return false;
    }
    for (int i = 0; i < NEXT.length; i++) {
      if (bytes[at + i] != NEXT[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public DecodeOutcome decode(byte[] bytes, int offset, int length, DecodedRecord rows) {
    Optional<RollupMessage> message;
    try {
      message = RollupJson.read(bytes, offset, length);
    } catch (JsonProcessingException e) {
      return BROKEN;
    } catch (IOException e) {
      return Optional.ofNullable(e.getMessage()).map(DecodeOutcome::undecodable).orElse(BROKEN);
    }
    if (message.isEmpty()) {
      return NONE;
    }
    return switch (message.get()) {
      case Account account -> {
        found(account.topic(), account.intervalMs());
        yield DecodeOutcome.WITHOUT_NUMBER;
      }
      case Partial partial -> decode(partial, rows);
    };
  }

  private DecodeOutcome decode(Partial partial, DecodedRecord rows) {
    List<Partial.Point> points = points(partial);
    if (points.size() > partial.count() || !points.stream().allMatch(RollupDecoder::isRight)) {
      return BROKEN;
    }
    found(partial.topic(), partial.intervalMs());
    FieldTable numbers = fields.numbers();
    byte[] path = partial.series().getBytes(UTF_8);
    int slot = numbers.learn(path, 0, path.length);
    boolean read = slot >= 0 && numbers.wanted()[slot];
    if (slot >= 0) {
      learnUnit(partial);
    }
    ExactSum rest = new ExactSum();
    rest.add(partial.sum(), partial.sumLow());
    for (Partial.Point point : points) {
      if (read) {
        rows.number(slot, point.value());
        rows.endRow(point.timeMs(), point.nanos());
        rest.add(-point.value());
      } else {
        rows.skip(slot);
      }
    }
    if (read) {
      rows.rest(partial.count() - points.size(), rest.high());
    }
    return rows.outcome();
  }

  /** The samples that it holds, each of them once. */
  private static List<Partial.Point> points(Partial partial) {
    List<Partial.Point> points = new ArrayList<>(4);
    List.of(partial.first(), partial.min(), partial.max(), partial.last()).stream()
        .distinct()
        .forEach(points::add);
    points.sort(BY_TIME);
    return points;
  }

  private static boolean isRight(Partial.Point point) {
    return Double.isFinite(point.value()) && point.nanos() >= 0 && point.nanos() <= MAX_NANOS;
  }

  private void learnUnit(Partial partial) {
    String unit = partial.unit();
    if (!unit.isEmpty()
        && unit.length() <= MAX_UNIT_CHARS
        && fields.texts().notation(partial.series()).unit().isEmpty()) {
      fields
          .texts()
          .declareNotations(Map.of(partial.series(), new NumberNotation(false, unit, unit, 1, 1)));
    }
  }

  private void found(String topic, long intervalMs) {
    if (intervalMs != raw.intervalMs() || !topic.equals(raw.name())) {
      raw = new RawTopic(topic, intervalMs);
      listener.accept(raw);
    }
  }
}
