package topicscope.decode.text;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import topicscope.decode.ByteInterner;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.RecordFields;

/**
 * Decodes sentences of NMEA 0183, {@code $GPGGA,172814.0,3723.46,N,12202.27,W,2,…*4F}. Position,
 * speed and the like have names, a latitude and a longitude are in degrees; fields of other
 * sentences are numbered behind the sentence's name. Times of day and checksums are left out.
 */
public final class NmeaDecoder extends LineDecoder {
  /** Receivers write at most seven digits behind the point of a minute. */
  private static final double MINUTE_DIGITS = 1e7;

  private static final DecodeOutcome BROKEN = DecodeOutcome.undecodable("not an NMEA sentence");
  private static final Map<String, String> NAMES =
      Map.of(
          "GGA", "- lat N lon E quality satellites hdop altitude - geoid - age -",
          "RMC", "- - lat N lon E speed_kn course - variation - -",
          "GLL", "lat N lon E - - -",
          "VTG", "course - course_magnetic - speed_kn - speed_kmh - -",
          "HDT", "heading -",
          "DPT", "depth offset -",
          "MWV", "wind_angle - wind_speed - -",
          "GSA", "- fix - - - - - - - - - - - - pdop hdop vdop -");

  private static final int MAX_COLUMNS = 40;
  private static final int MAX_SENTENCES = 200;

  private final ByteInterner known = new ByteInterner(MAX_SENTENCES);
  private final byte[][][] names = new byte[MAX_SENTENCES][][];

  /** Starts without known fields. */
  public NmeaDecoder(RecordFields fields) {
    super(fields);
  }

  @Override
  @Nullable DecodeOutcome line(int from, int to) {
    int comma = find(from, to);
    if (text[from] != '$' || comma - from < 5 || comma - from > 7 || comma == to) {
      return BROKEN;
    }
    for (int i = from + 1; i < comma; i++) {
      if (!((text[i] >= 'A' && text[i] <= 'Z') || (text[i] >= '0' && text[i] <= '9'))) {
        return BROKEN;
      }
    }
    byte[][] paths = names(comma);
    int end = to > from + 3 && text[to - 3] == '*' ? to - 3 : to;
    int at = comma + 1;
    for (int i = 0; at <= end && i < paths.length; i++) {
      int next = find(at, end);
      take(paths[i], at, next, end);
      at = next + 1;
    }
    return null;
  }

  private void take(byte[] name, int from, int to, int end) {
    if (name.length == 1 || !isNumber(text, from, to)) {
      return;
    }
    boolean latitude = name.length == 3 && name[0] == 'l' && name[1] == 'a';
    boolean longitude = name.length == 3 && name[0] == 'l' && name[1] == 'o';
    int slot = slot(fields.numbers(), name, 0, name.length);
    if (latitude || longitude) {
      // Degrees and minutes: ddmm.mmmm.
      double raw = decimals.number();
      double degrees = Math.floor(raw / 100);
      // In minutes first, so that 4807.038 is 48.1173.
      double minutes = Math.rint((raw - degrees * 100) * MINUTE_DIGITS) / MINUTE_DIGITS;
      double value = (degrees * 60 + minutes) / 60;
      boolean negative = to + 1 < end && (text[to + 1] == 'S' || text[to + 1] == 'W');
      keepDouble(slot, negative ? -value : value);
    } else {
      keepNumber(slot);
    }
  }

  private byte[][] names(int comma) {
    int number = known.numberOf(text, comma - 3, comma);
    if (number != ByteInterner.FULL && names[number] != null) {
      return names[number];
    }
    byte[][] learned = names(new String(text, comma - 3, 3, US_ASCII));
    if (number != ByteInterner.FULL) {
      names[number] = learned;
    }
    return learned;
  }

  private static byte[][] names(String sentence) {
    String given = NAMES.get(sentence);
    byte[][] names = new byte[given == null ? MAX_COLUMNS : given.split(" ", -1).length][];
    for (int i = 0; i < names.length; i++) {
      String name = given == null ? sentence + "." + (i + 1) : given.split(" ", -1)[i];
      names[i] = name.getBytes(US_ASCII);
    }
    return names;
  }

  private int find(int from, int to) {
    int at = from;
    while (at < to && text[at] != ',') {
      at++;
    }
    return at;
  }
}
