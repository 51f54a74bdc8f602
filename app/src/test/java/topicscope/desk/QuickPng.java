package topicscope.desk;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * Writes a picture as PNG fast, with a larger file: a test writes many. Every row is stored as its
 * difference from the row above, which is zero in most rows.
 */
final class QuickPng {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
  private static final byte UP = 2;

  private QuickPng() {}

  static void write(WritableImage image, Path file) throws IOException {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(SIGNATURE);
      byte[] head = {0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0};
      ByteBuffer.wrap(head).putInt(width).putInt(height);
      chunk(out, "IHDR", head);
      chunk(out, "IDAT", packed(pixels, width));
      chunk(out, "IEND", new byte[0]);
    }
  }

  private static byte[] packed(int[] pixels, int width) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    byte[] row = new byte[1 + 3 * width];
    row[0] = UP;
    try (OutputStream out = new DeflaterOutputStream(packed, deflater, 1 << 16)) {
      int[] above = new int[width];
      for (int from = 0; from < pixels.length; from += width) {
        differences(pixels, from, above, row);
        out.write(row);
        System.arraycopy(pixels, from, above, 0, width);
      }
    } finally {
      deflater.end();
    }
    return packed.toByteArray();
  }

  private static void differences(int[] pixels, int from, int[] above, byte[] row) {
    Arrays.fill(row, 1, row.length, (byte) 0);
    int width = above.length;
    int x = Arrays.mismatch(pixels, from, from + width, above, 0, width);
    for (; x >= 0 && x < width; x++) {
      int now = pixels[from + x];
      int before = above[x];
      if (now != before) {
        row[1 + 3 * x] = (byte) ((now >> 16) - (before >> 16));
        row[2 + 3 * x] = (byte) ((now >> 8) - (before >> 8));
        row[3 + 3 * x] = (byte) (now - before);
      }
    }
  }

  private static void chunk(OutputStream out, String type, byte[] content) throws IOException {
    CRC32 sum = new CRC32();
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    sum.update(name);
    sum.update(content);
    DataOutputStream data = new DataOutputStream(out);
    data.writeInt(content.length);
    data.write(name);
    data.write(content);
    data.writeInt((int) sum.getValue());
    data.flush();
  }
}
