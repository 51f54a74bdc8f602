package topicscope.desk.record;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import topicscope.kafka.read.RawRecord;

/**
 * Filter of the tail: records that contain a text in key or value, ignoring case; or, for {@code
 * field=value}, {@code field>5} and similar, records with such a JSON field ({@code mem.used},
 * {@code cores[3]}). {@code key}, {@code partition} and {@code offset} count as fields.
 *
 * <p>Each record is tested once; the result is kept. For one thread.
 */
final class TailFilter {
  private static final Pattern FIELD =
      Pattern.compile("([\\w.$\\[\\]-]+)\\s*(>=|<=|!=|=|>|<)\\s*(\\S.*)");

  private final String wanted;
  private final Optional<Condition> condition;
  private IdentityHashMap<RawRecord, Boolean> known = new IdentityHashMap<>();

  private record Condition(String field, String relation, String value) {
    boolean holds(String actual) {
      Optional<Integer> order = compare(actual);
      boolean equal = order.map(sign -> sign == 0).orElseGet(() -> actual.equals(value));
      return switch (relation) {
        case "=" -> equal;
        case "!=" -> !equal;
        case ">" -> order.filter(sign -> sign > 0).isPresent();
        case "<" -> order.filter(sign -> sign < 0).isPresent();
        case ">=" -> order.filter(sign -> sign >= 0).isPresent();
        default -> order.filter(sign -> sign <= 0).isPresent();
      };
    }

    private Optional<Integer> compare(String actual) {
      try {
        return Optional.of(new BigDecimal(actual).compareTo(new BigDecimal(value)));
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }
  }

  private TailFilter(String wanted, Optional<Condition> condition) {
    this.wanted = wanted;
    this.condition = condition;
  }

  /** Parses the user's text; blank matches all records. */
  static TailFilter of(String text) {
    String stripped = text.strip();
    Matcher matcher = FIELD.matcher(stripped);
    Optional<Condition> condition =
        matcher.matches()
            ? Optional.of(new Condition(matcher.group(1), matcher.group(2), matcher.group(3)))
            : Optional.empty();
    return new TailFilter(stripped.toLowerCase(Locale.ROOT), condition);
  }

  /** The matching records, in the same order. */
  List<RawRecord> of(List<RawRecord> records) {
    if (wanted.isEmpty()) {
      return records;
    }
    IdentityHashMap<RawRecord, Boolean> next = new IdentityHashMap<>();
    records.forEach(record -> {
      Boolean before = known.get(record);
      next.put(record, before == null ? matches(record) : before);
    });
    known = next;
    return records.stream().filter(record -> next.getOrDefault(record, false)).toList();
  }

  private boolean matches(RawRecord record) {
    return contains(record.value())
        || contains(record.key())
        || condition.filter(one -> holds(one, record)).isPresent();
  }

  private boolean contains(Optional<byte[]> bytes) {
    return bytes
        .map(some -> RecordText.oneLine(some, RawRecord.MAX_BYTES))
        .filter(text -> text.toLowerCase(Locale.ROOT).contains(wanted))
        .isPresent();
  }

  private static boolean holds(Condition condition, RawRecord record) {
    return record
        .value()
        .flatMap(RecordText::json)
        .flatMap(json -> field(json, condition.field()))
        .or(() -> ofRecord(condition.field(), record))
        .filter(condition::holds)
        .isPresent();
  }

  private static Optional<String> field(JsonNode json, String path) {
    JsonNode direct = json.path(path);
    JsonNode node = direct.isMissingNode() ? json.at(pointer(path)) : direct;
    return node.isValueNode() ? Optional.of(node.asText()) : Optional.empty();
  }

  private static JsonPointer pointer(String path) {
    return JsonPointer.compile(
        "/" + path.replaceAll("\\[(\\d+)]", ".$1").replaceAll("^\\.", "").replace('.', '/'));
  }

  private static Optional<String> ofRecord(String field, RawRecord record) {
    return switch (field) {
      case "key" -> record.key().map(RecordText::readable);
      case "partition" -> Optional.of(Integer.toString(record.partition()));
      case "offset" -> Optional.of(Long.toString(record.offset()));
      default -> Optional.empty();
    };
  }
}
