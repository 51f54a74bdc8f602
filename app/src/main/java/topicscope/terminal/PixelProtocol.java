package topicscope.terminal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.Deflater;

/** How pixels are sent to a terminal. */
enum PixelProtocol {
  /**
   * Kitty's graphics protocol: pixels with transparency, compressed, in chunks; below the text. An
   * image replaces the one of the same number.
   */
  KITTY {
    @Override
    String image(PixelRaster raster, boolean dark) {
      byte[] rgba = new byte[4 * raster.width() * raster.height()];
      int at = 0;
      for (int y = 0; y < raster.height(); y++) {
        for (int x = 0; x < raster.width(); x++, at += 4) {
          int trace = raster.at(x, y);
          if (trace > 0) {
            int rgb = Inks.rgb(trace - 1, dark);
            rgba[at] = (byte) (rgb >> 16);
            rgba[at + 1] = (byte) (rgb >> 8);
            rgba[at + 2] = (byte) rgb;
            rgba[at + 3] = (byte) 0xff;
          }
        }
      }
      String data = Base64.getEncoder().encodeToString(deflated(rgba));
      StringBuilder text = new StringBuilder();
      String head =
          "a=T,f=32,o=z,i=1,p=1,q=2,C=1,z=-1,s=" + raster.width() + ",v=" + raster.height() + ",";
      for (int from = 0; from < data.length(); from += CHUNK) {
        int to = Math.min(data.length(), from + CHUNK);
        text.append("\u001b_G")
            .append(from == 0 ? head : "")
            .append(to < data.length() ? "m=1;" : "m=0;")
            .append(data, from, to)
            .append("\u001b\\");
      }
      return text.toString();
    }

    @Override
    String erase() {
      return "\u001b_Ga=d,d=I,i=1,q=2\u001b\\";
    }
  },

  /** DEC's sixels: six rows at a time, colour by colour, with run lengths. */
  SIXEL {
    @Override
    String image(PixelRaster raster, boolean dark) {
      StringBuilder text = new StringBuilder("\u001bP0;0;0q\"1;1;");
      text.append(raster.width()).append(';').append(raster.height());
      for (int trace = -1; trace < Inks.TRACES; trace++) {
        int rgb = trace < 0 ? dark ? 0 : 0xffffff : Inks.rgb(trace, dark);
        text.append('#').append(trace + 1).append(";2;").append(percent(rgb >> 16)).append(';');
        text.append(percent(rgb >> 8)).append(';').append(percent(rgb));
      }
      for (int y = 0; y < raster.height(); y += SIX) {
        for (int colour = 0; colour <= Inks.TRACES; colour++) {
          band(raster, y, colour, text);
        }
        text.append('-');
      }
      return text.append("\u001b\\").toString();
    }

    @Override
    String erase() {
      return "\u001b[2J";
    }
  };

  private static final int CHUNK = 4_096;
  private static final int SIX = 6;
  private static final char NO_SIXEL = '?';

  /** The image, at the cursor. */
  abstract String image(PixelRaster raster, boolean dark);

  /** Takes the image away. */
  abstract String erase();

  private static byte[] deflated(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      deflater.setInput(bytes);
      deflater.finish();
      byte[] out = new byte[bytes.length + 1024];
      int length = 0;
      while (!deflater.finished()) {
        length += deflater.deflate(out, length, out.length - length);
      }
      return Arrays.copyOf(out, length);
    } finally {
      deflater.end();
    }
  }

  private static int percent(int channel) {
    return Math.round((channel & 255) * 100 / 255f);
  }

  /** One colour of six rows; nothing if none of them has it. */
  private static void band(PixelRaster raster, int top, int colour, StringBuilder text) {
    int start = text.length();
    boolean any = false;
    text.append('#').append(colour);
    int run = 0;
    char before = NO_SIXEL;
    for (int x = 0; x < raster.width(); x++) {
      int bits = 0;
      for (int i = 0; i < Math.min(SIX, raster.height() - top); i++) {
        bits |= raster.at(x, top + i) == colour ? 1 << i : 0;
      }
      any |= bits != 0;
      char sixel = (char) (NO_SIXEL + bits);
      if (sixel != before) {
        repeat(before, run, text);
        run = 0;
        before = sixel;
      }
      run++;
    }
    repeat(before, run, text);
    text.append('$');
    if (!any) {
      text.setLength(start);
    }
  }

  private static void repeat(char sixel, int run, StringBuilder text) {
    if (run > 3) {
      text.append('!').append(run).append(sixel);
    } else {
      text.append(String.valueOf(sixel).repeat(run));
    }
  }

  byte[] bytes(PixelRaster raster, boolean dark) {
    return image(raster, dark).getBytes(StandardCharsets.US_ASCII);
  }
}
