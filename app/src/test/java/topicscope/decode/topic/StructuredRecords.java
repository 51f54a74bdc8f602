package topicscope.decode.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import topicscope.decode.choice.Format;

/**
 * Makes records that have the structure of a format, in which counts, lengths and depths may lie.
 * Changing bytes of good records does not lead there. The same seed gives the same records.
 */
final class StructuredRecords {
  /** The schema of records for {@link Format#PROTOBUF}; the message type is M. */
  static final String PROTO =
      """
      syntax = "proto3";
      package confluent.type;
      enum E { Z = 0; Y = 1; }
      message Decimal { bytes value = 1; uint32 precision = 2; int32 scale = 3; }
      message M {
        repeated M m = 1;
        map<int32, M> p = 2;
        repeated E e = 3;
        repeated double d = 4;
        Decimal decimal = 5;
        string s = 6;
        oneof o { int64 i = 7; M n = 8; }
        uint64 u = 9;
      }
      """;

  /** The schema of records for {@link Format#AVRO}. */
  static final String AVRO =
      """
      {"type":"record","name":"R","fields":[
        {"name":"a","type":{"type":"array","items":["null","R","int"]}},
        {"name":"m","type":{"type":"map","values":["null","double","R"]}},
        {"name":"z","type":{"type":"array","items":"null"}},
        {"name":"d","type":{"type":"bytes","logicalType":"decimal","precision":99,"scale":20}},
        {"name":"s","type":"string"}]}
      """;

  private static final int MAX_LENGTH = 1 << 15;
  private static final List<String> PLAIN =
      List.of("\"null\"", "\"int\"", "\"long\"", "\"double\"", "\"string\"", "\"bytes\"");
  private static final long[] LIES = {
    -1, 0, 1, 255, 1 << 14, 1 << 16, 1 << 20, 1 << 22, Integer.MAX_VALUE, 1L << 31, Long.MAX_VALUE
  };

  private final SplittableRandom random;

  StructuredRecords(long seed) {
    random = new SplittableRandom(seed);
  }

  /** A record of that format; plain text if the format has no structure. */
  byte[] next(Format format) {
    RecordBytes out = new RecordBytes();
    switch (format) {
      case REGISTRY -> {
        boolean avro = random.nextBoolean();
        out.add(0).bigEndian(avro ? 17 : 18, 4);
        if (avro) {
          avroRecord(out, depth());
        } else {
          out.add(0);
          protobuf(out, depth());
        }
      }
      case AVRO_FILE -> container(out);
      case AVRO -> avroRecord(out, depth());
      case PROTOBUF -> protobuf(out, depth());
      case CBOR -> cbor(out, depth(), true);
      case MESSAGE_PACK -> messagePack(out, depth(), true);
      case JSON -> out.add(json(depth()).getBytes(UTF_8));
      default -> out.add(lines().getBytes(UTF_8));
    }
    return out.bytes();
  }

  private int depth() {
    return random.nextInt(20) == 0 ? random.nextInt(400) : random.nextInt(8);
  }

  /** The count that is there, or now and then another one. */
  private long count(long real) {
    return random.nextInt(12) == 0 ? LIES[random.nextInt(LIES.length)] : real;
  }

  private int few() {
    return random.nextInt(5) == 0 ? random.nextInt(200) : random.nextInt(4);
  }

  private boolean isFull(RecordBytes out) {
    return out.length() > MAX_LENGTH;
  }

  private byte[] text(int max) {
    return "x\u001b9é.".repeat(1 + random.nextInt(max)).getBytes(UTF_8);
  }

  private byte[] digits() {
    byte[] digits = new byte[random.nextInt(8) == 0 ? random.nextInt(40_000) : random.nextInt(12)];
    random.nextBytes(digits);
    return digits;
  }

  // Avro.

  private void container(RecordBytes out) {
    boolean deflate = random.nextBoolean();
    List<String> schema = new ArrayList<>();
    schema.add(schema(random.nextInt(5), new int[1]));
    out.add(RecordBytes.container(schema.getFirst(), deflate ? "deflate" : "null").bytes());
    int blocks = random.nextInt(3) + 1;
    for (int i = 0; i < blocks; i++) {
      byte[] datum = new byte[random.nextInt(20)];
      random.nextBytes(datum);
      if (random.nextBoolean()) {
        RecordBytes array = new RecordBytes();
        datum = array.zigzag(count(3)).zigzag(count(0)).bytes();
      }
      int times = random.nextInt(6) == 0 ? 1 << random.nextInt(16) : few();
      byte[] data = RecordBytes.repeat(datum, times);
      out.block(count(times), deflate ? RecordBytes.deflate(data) : data);
    }
  }

  private String schema(int depth, int[] names) {
    int kind = depth == 0 ? 0 : random.nextInt(6);
    return switch (kind) {
      case 1 -> "{\"type\":\"array\",\"items\":" + schema(depth - 1, names) + "}";
      case 2 -> "{\"type\":\"map\",\"values\":" + schema(depth - 1, names) + "}";
      case 3 -> {
        String name = "R" + names[0]++;
        String self = random.nextInt(4) == 0 ? "\"" + name + "\"" : schema(depth - 1, names);
        yield "{\"type\":\"record\",\"name\":\"%s\",\"fields\":[".formatted(name)
            + "{\"name\":\"a\",\"type\":%s},".formatted(schema(depth - 1, names))
            + "{\"name\":\"b\",\"type\":%s}]}".formatted(self);
      }
      case 4 ->
          "{\"type\":\"fixed\",\"name\":\"F%d\",\"size\":%d,"
                  .formatted(names[0]++, 1 << (depth * 6))
              + "\"logicalType\":\"decimal\",\"precision\":2,\"scale\":1}";
      case 5 -> "[\"null\",\"boolean\",{\"type\":\"array\",\"items\":\"null\"}]";
      default -> PLAIN.get(random.nextInt(PLAIN.size()));
    };
  }

  private void avroRecord(RecordBytes out, int depth) {
    int items = isFull(out) ? 0 : random.nextInt(3);
    avroBlock(out, items);
    for (int i = 0; i < items; i++) {
      if (depth > 0 && i == 0) {
        out.zigzag(1);
        avroRecord(out, depth - 1);
      } else {
        out.zigzag(2).zigzag(random.nextInt());
      }
    }
    out.zigzag(0);
    avroBlock(out, 1);
    out.avroBytes(text(4)).zigzag(1).bigEndian(random.nextLong(), 8).zigzag(0);
    out.zigzag(count(3)).zigzag(0);
    out.avroBytes(digits());
    out.zigzag(count(6)).add(text(1));
  }

  private void avroBlock(RecordBytes out, int items) {
    if (items > 0) {
      out.zigzag(count(items));
    }
  }

  // Protobuf.

  private void protobuf(RecordBytes out, int depth) {
    int fields = 1 + few();
    for (int i = 0; i < fields && !isFull(out); i++) {
      switch (random.nextInt(9)) {
        case 0 -> message(out, 1, depth);
        case 1 -> message(out, 2, depth);
        case 2 -> {
          RecordBytes values = new RecordBytes();
          for (int n = few() * 20; n > 0; n--) {
            values.varint(random.nextInt(1 << random.nextInt(1, 31)));
          }
          field(out, 3, values.bytes());
        }
        case 3 -> field(out, 4, new byte[few() * 8]);
        case 4 ->
            field(
                out,
                5,
                new RecordBytes()
                    .protobufField(1, digits())
                    .add(3 << 3)
                    .varint(random.nextInt())
                    .bytes());
        case 5 -> field(out, 6, text(3));
        case 6 -> message(out, 8, depth);
        case 7 -> out.varint(random.nextInt(1 << 12)).varint(random.nextLong());
        default -> out.add(9 << 3).varint(random.nextLong());
      }
    }
  }

  private void message(RecordBytes out, int number, int depth) {
    RecordBytes inner = new RecordBytes();
    if (depth > 0) {
      protobuf(inner, depth - 1);
    }
    int times = depth == 0 && random.nextInt(10) == 0 ? 1 << random.nextInt(18) : 1;
    for (int i = 0; i < times; i++) {
      field(out, number, inner.bytes());
    }
  }

  private void field(RecordBytes out, int number, byte[] content) {
    out.varint(((long) number << 3) | 2).varint(count(content.length)).add(content);
  }

  // CBOR.

  private void cbor(RecordBytes out, int depth, boolean root) {
    int kind = root ? 4 + random.nextInt(2) : isFull(out) ? 0 : random.nextInt(9);
    switch (kind) {
      case 0 -> head(out, 0, random.nextInt());
      case 1 -> head(out, 1, random.nextLong());
      case 2 -> cborText(out, 2, digits());
      case 3 -> cborText(out, 3, text(3));
      case 4, 5 -> {
        int items = depth == 0 ? 0 : 1 + few();
        boolean endless = random.nextInt(4) == 0;
        if (endless) {
          out.add((kind << 5) | 31);
        } else {
          head(out, kind, count(items));
        }
        for (int i = 0; i < items; i++) {
          if (kind == 5) {
            cborText(out, 3, (i + "k").getBytes(UTF_8));
          }
          cbor(out, i == 0 ? depth - 1 : Math.min(depth - 1, 1), false);
        }
        if (endless && random.nextInt(10) > 0) {
          out.add(0xff);
        }
      }
      case 6 -> {
        head(out, 6, 2 + random.nextInt(2));
        cborText(out, 2, digits());
      }
      case 7 -> {
        head(out, 6, 4 + random.nextInt(2));
        out.add(0x82);
        head(out, random.nextInt(2), random.nextInt() & Integer.MAX_VALUE);
        head(out, 6, 2);
        cborText(out, 2, digits());
      }
      default -> out.add(0xe0 | random.nextInt(32)).bigEndian(random.nextLong(), 8);
    }
  }

  private void cborText(RecordBytes out, int major, byte[] bytes) {
    head(out, major, count(bytes.length));
    out.add(bytes);
  }

  private void head(RecordBytes out, int major, long value) {
    if (value >= 0 && value < 24) {
      out.add((major << 5) | (int) value);
    } else if (value >= 0 && value <= 0xffff) {
      out.add((major << 5) | 25).bigEndian(value, 2);
    } else if (value >= 0 && value <= 0xffff_ffffL) {
      out.add((major << 5) | 26).bigEndian(value, 4);
    } else {
      out.add((major << 5) | 27).bigEndian(value, 8);
    }
  }

  // MessagePack.

  private void messagePack(RecordBytes out, int depth, boolean root) {
    int kind = root ? random.nextInt(2) : isFull(out) ? 2 : random.nextInt(8);
    switch (kind) {
      case 0, 1 -> {
        int items = depth == 0 ? 0 : 1 + few();
        out.add(kind == 0 ? 0xdd : 0xdf).bigEndian(count(items), 4);
        for (int i = 0; i < items; i++) {
          if (kind == 1) {
            out.add(0xdb).bigEndian(count(2), 4).add('k', 'a' + (i % 26));
          }
          messagePack(out, i == 0 ? depth - 1 : Math.min(depth - 1, 1), false);
        }
      }
      case 2 -> out.add(random.nextInt(128));
      case 3 -> out.add(0xcf).bigEndian(random.nextLong(), 8);
      case 4 -> out.add(0xcb).bigEndian(random.nextLong(), 8);
      case 5 -> out.add(0xc6).bigEndian(count(3), 4).add(1, 2, 3);
      case 6 -> out.add(0xc9).bigEndian(count(3), 4).add(1, 2, 3, 4);
      default -> out.add(0xdb).bigEndian(count(3), 4).add('a', 'b', 'c');
    }
  }

  // Text.

  private String json(int depth) {
    StringBuilder text = new StringBuilder();
    json(text, depth);
    if (random.nextInt(20) == 0) {
      text.setLength(random.nextInt(text.length() + 1));
    }
    return text.toString();
  }

  private void json(StringBuilder text, int depth) {
    int kind =
        text.length() > MAX_LENGTH ? 2 : depth > 0 ? random.nextInt(3) : 2 + random.nextInt(4);
    switch (kind) {
      case 0, 1 -> {
        int items = 1 + few();
        text.append(kind == 0 ? '{' : '[');
        for (int i = 0; i < items; i++) {
          text.append(i > 0 ? "," : "");
          if (kind == 0) {
            text.append('"').append("a.".repeat(random.nextInt(6))).append('"').append(':');
          }
          json(text, i == 0 ? depth - 1 : Math.min(depth - 1, 1));
        }
        text.append(kind == 0 ? '}' : ']');
      }
      case 2 -> text.append(random.nextInt());
      case 3 ->
          text.append("9".repeat(1 + random.nextInt(99))).append("e").append(random.nextInt());
      case 4 -> text.append('"').append("\\u001b\\ud83d\\ude00".repeat(few())).append('"');
      default -> text.append(random.nextDouble());
    }
  }

  private String lines() {
    StringBuilder text = new StringBuilder();
    String separator = List.of(",", ";", "\t", " ", "|").get(random.nextInt(5));
    String name = "m".repeat(1 + random.nextInt(3) * random.nextInt(2_000));
    int lines = 1 + few();
    for (int i = 0; i < lines && text.length() < MAX_LENGTH; i++) {
      text.append(random.nextBoolean() ? name + (random.nextBoolean() ? ",t=1 " : " ") : "");
      int cells = 1 + few() * few();
      for (int cell = 0; cell < cells; cell++) {
        text.append(cell > 0 ? separator : "");
        text.append(random.nextBoolean() ? "k" + random.nextInt(3_000) + "=" : "");
        text.append(
            switch (random.nextInt(5)) {
              case 0 -> "\"a" + separator + "\"\"b\"";
              case 1 -> "\"";
              case 2 -> "1e" + random.nextInt();
              default -> String.valueOf(random.nextInt());
            });
      }
      text.append('\n');
    }
    return text.toString();
  }
}
