package topicscope.release;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The window's icon in the format of the system. */
final class Icons {
  private Icons() {}

  static Path file(Path sources, Path work) throws IOException {
    Path png = sources.resolve("../main/resources/topicscope/desk/icon-256.png").normalize();
    return switch (Platform.THIS) {
      case LINUX -> png;
      case MACOS -> Files.write(work.resolve("icon.icns"), icns(Files.readAllBytes(png)));
      case WINDOWS -> Files.write(work.resolve("icon.ico"), ico(Files.readAllBytes(png)));
    };
  }

  /** Apple's container: one picture of type ic08, a PNG of 256×256. */
  private static byte[] icns(byte[] png) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write("icns".getBytes(StandardCharsets.US_ASCII));
      out.writeInt(16 + png.length);
      out.write("ic08".getBytes(StandardCharsets.US_ASCII));
      out.writeInt(8 + png.length);
      out.write(png);
    }
    return bytes.toByteArray();
  }

  /** Microsoft's container: one picture, a PNG of 256×256, whose size is written as 0. */
  private static byte[] ico(byte[] png) {
    return ByteBuffer.allocate(22 + png.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort((short) 0)
        .putShort((short) 1)
        .putShort((short) 1)
        .putInt(0)
        .putShort((short) 1)
        .putShort((short) 32)
        .putInt(png.length)
        .putInt(22)
        .put(png)
        .array();
  }
}
