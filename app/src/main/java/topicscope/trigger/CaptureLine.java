package topicscope.trigger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import topicscope.kafka.partition.OffsetSpan;
import topicscope.platform.TimeFormats;

/**
 * A capture as one line of text, which a shell runs and people send each other:
 *
 * <pre>
 * topicscope show 'cluster=… topic=… id=… partitions=0:1200-1840 series=cpu trigger="cpu &gt; 90"
 * value=93.1 t0=2026-11-30T09:00:00.123456Z before=2s after=8s'</pre>
 *
 * <p>A value with a space is in double quotes; quotes, percent signs and control characters are
 * written as in a URL, so that the whole stands between single quotes. Keys that are not known are
 * skipped: a later version may have more.
 */
public final class CaptureLine {
  private static final String COMMAND = "topicscope show ";
  private static final Pattern PART = Pattern.compile("\\s*([a-z0-9]+)=(?:\"([^\"]*)\"|(\\S*))");
  private static final Pattern SPAN = Pattern.compile("(\\d{1,9}):(\\d{1,18})-(\\d{1,18})");
  private static final Pattern CODED = Pattern.compile("%([0-9A-Fa-f]{2})");
  private static final int MICROS = 1_000;

  private CaptureLine() {}

  /** The line of a capture. */
  public static String of(Capture capture) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("cluster", capture.cluster());
    parts.put("topic", capture.topic());
    capture.topicId().ifPresent(id -> parts.put("id", id));
    parts.put(
        "partitions",
        capture.spans().stream()
            .map(span -> span.partition() + ":" + span.first() + "-" + span.last())
            .collect(Collectors.joining(",")));
    parts.put("series", capture.series());
    parts.put("trigger", capture.trigger());
    parts.put("value", Double.isNaN(capture.value()) ? "" : Double.toString(capture.value()));
    parts.put("t0", time(capture.atMs()));
    parts.put("before", capture.beforeMs() + "ms");
    parts.put("after", capture.afterMs() + "ms");
    return COMMAND
        + "'"
        + parts.entrySet().stream()
            .filter(part -> !part.getValue().isEmpty())
            .map(part -> part.getKey() + "=" + coded(part.getValue()))
            .collect(Collectors.joining(" "))
        + "'";
  }

  /** Whether a text looks like the line of a capture. */
  public static boolean isOne(String text) {
    return text.strip().startsWith(COMMAND.strip()) && text.contains("t0=");
  }

  /**
   * Reads a line, with or without the command before it and the quotes around it.
   *
   * @throws IllegalArgumentException if it is none; the message says what is missing
   */
  public static Capture parse(String line) {
    String text = line.strip();
    if (text.startsWith(COMMAND)) {
      text = text.substring(COMMAND.length()).strip();
    }
    if (text.length() > 1 && text.startsWith("'") && text.endsWith("'")) {
      text = text.substring(1, text.length() - 1);
    }
    Map<String, String> parts = parts(text);
    return new Capture(
        needed(parts, "cluster"),
        needed(parts, "topic"),
        Optional.ofNullable(parts.get("id")),
        spans(parts.getOrDefault("partitions", "")),
        parts.getOrDefault("series", ""),
        parts.getOrDefault("trigger", ""),
        ms(needed(parts, "t0")),
        span("before", needed(parts, "before")),
        span("after", needed(parts, "after")),
        number(parts.getOrDefault("value", "NaN")));
  }

  private static Map<String, String> parts(String text) {
    Map<String, String> parts = new LinkedHashMap<>();
    Matcher matcher = PART.matcher(text);
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      end = matcher.end();
      String value = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
      parts.put(matcher.group(1), decoded(value));
    }
    if (!text.substring(end).isBlank() || parts.isEmpty()) {
      throw new IllegalArgumentException(
          "this is no line of a capture: NAME=VALUE is expected at '"
              + text.substring(end, Math.min(text.length(), end + 40)).strip()
              + "'");
    }
    return parts;
  }

  private static String needed(Map<String, String> parts, String name) {
    return Optional.ofNullable(parts.get(name))
        .filter(value -> !value.isEmpty())
        .orElseThrow(
            () -> new IllegalArgumentException("the line of the capture has no " + name + "="));
  }

  private static List<OffsetSpan> spans(String text) {
    List<OffsetSpan> spans = new ArrayList<>();
    for (String one : text.isEmpty() ? new String[0] : text.split(",")) {
      Matcher matcher = SPAN.matcher(one);
      if (!matcher.matches()
          || Long.parseLong(matcher.group(2)) > Long.parseLong(matcher.group(3))) {
        throw new IllegalArgumentException(
            "'" + one + "' is no partition with its offsets, such as 0:1200-1840");
      }
      spans.add(
          new OffsetSpan(
              Integer.parseInt(matcher.group(1)),
              Long.parseLong(matcher.group(2)),
              Long.parseLong(matcher.group(3))));
    }
    return spans;
  }

  private static long span(String name, String text) {
    return TimeFormats.durationOrZero(text)
        .map(Duration::toMillis)
        .orElseThrow(() ->
            new IllegalArgumentException(name + "=" + text + " is no time such as 2s or 500ms"));
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("value=" + text + " is no number", e);
    }
  }

  private static String time(double ms) {
    BigDecimal micros =
        BigDecimal.valueOf(ms)
            .multiply(BigDecimal.valueOf(MICROS))
            .setScale(0, RoundingMode.HALF_UP);
    return Instant.EPOCH.plus(micros.longValue(), ChronoUnit.MICROS).toString();
  }

  private static double ms(String text) {
    Instant time =
        TimeFormats.iso(text, ZoneOffset.UTC)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "t0=" + text + " is no time such as 2026-11-30T09:00:00.123Z"));
    return time.getEpochSecond() * 1e3 + time.getNano() / 1e6;
  }

  private static String coded(String value) {
    StringBuilder text = new StringBuilder();
    for (char c : value.toCharArray()) {
      if (c == '"' || c == '\'' || c == '%' || c < ' ' || c == 0x7f) {
        text.append(String.format("%%%02X", (int) c));
      } else {
        text.append(c);
      }
    }
    return value.indexOf(' ') >= 0 ? "\"" + text + "\"" : text.toString();
  }

  private static String decoded(String value) {
    return CODED
        .matcher(value)
        .replaceAll(code ->
            Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(code.group(1), 16))));
  }
}
