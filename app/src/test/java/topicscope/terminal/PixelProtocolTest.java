package topicscope.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Inflater;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

@Execution(CONCURRENT)
class PixelProtocolTest {
  private static final int WIDTH = 90;
  private static final int HEIGHT = 40;

  private final PixelRaster raster = new PixelRaster();

  @BeforeEach
  void drawTwoLines() {
    raster.clear(WIDTH, HEIGHT);
    raster.use(0);
    raster.line(0, 0, WIDTH, HEIGHT);
    raster.use(7);
    raster.run(20, 3, 30);
  }

  @Test
  @DisplayName("Kitty gets the pixels in chunks, with their colours, and transparent elsewhere")
  void kitty_pixels() throws Exception {
    String sent = PixelProtocol.KITTY.image(raster, true);

    Matcher chunks = Pattern.compile("\u001b_G([^;]*);([^\u001b]*)\u001b\\\\").matcher(sent);
    StringBuilder data = new StringBuilder();
    String last = "";
    while (chunks.find()) {
      data.append(chunks.group(2));
      last = chunks.group(1);
      assertThat(chunks.group(2)).hasSizeLessThanOrEqualTo(4_096);
    }
    assertThat(sent).startsWith("\u001b_Ga=T,f=32,").contains("s=90,v=40");
    assertThat(last).endsWith("m=0");
    byte[] rgba = new byte[4 * WIDTH * HEIGHT];
    Inflater inflater = new Inflater();
    inflater.setInput(Base64.getDecoder().decode(data.toString()));
    assertThat(inflater.inflate(rgba)).isEqualTo(rgba.length);
    inflater.end();
    for (int at = 0; at < WIDTH * HEIGHT; at++) {
      int trace = raster.at(at % WIDTH, at / WIDTH);
      assertThat(rgba[4 * at + 3]).isEqualTo((byte) (trace == 0 ? 0 : 255));
      int red = trace == 0 ? 0 : Inks.rgb(trace - 1, true) >> 16;
      assertThat(rgba[4 * at] & 255).isEqualTo(red);
    }
  }

  @Test
  @DisplayName("sixels decode to the same pixels")
  void sixel_pixels() {
    String sent = PixelProtocol.SIXEL.image(raster, false);

    assertThat(sent).startsWith("\u001bP0;0;0q\"1;1;90;40#0;2;100;100;100").endsWith("\u001b\\");
    int[] decoded = decode(sent);
    for (int at = 0; at < WIDTH * HEIGHT; at++) {
      assertThat(decoded[at]).isEqualTo(raster.at(at % WIDTH, at / WIDTH));
    }
  }

  private static int[] decode(String sent) {
    int[] pixels = new int[WIDTH * (HEIGHT + 6)];
    int x = 0;
    int y = 0;
    int colour = 0;
    Matcher parts =
        Pattern.compile("#(\\d+)(;2;\\d+;\\d+;\\d+)?|!(\\d+)([?-~])|([?-~])|([$-])")
            .matcher(sent.substring(sent.indexOf('#'), sent.length() - 2));
    while (parts.find()) {
      if (parts.group(1) != null) {
        colour = Integer.parseInt(parts.group(1));
      } else if (parts.group(6) != null) {
        x = 0;
        y += parts.group(6).equals("-") ? 6 : 0;
      } else {
        int count = parts.group(3) == null ? 1 : Integer.parseInt(parts.group(3));
        int bits = (parts.group(3) == null ? parts.group(5) : parts.group(4)).charAt(0) - '?';
        for (int i = 0; i < count; i++, x++) {
          for (int row = 0; row < 6; row++) {
            if ((bits >> row & 1) != 0) {
              pixels[(y + row) * WIDTH + x] = colour;
            }
          }
        }
      }
    }
    return pixels;
  }
}
