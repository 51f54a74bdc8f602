package topicscope.export;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javax.imageio.ImageIO;
import topicscope.platform.AtomicFile;

/** Writes pictures as PNG. */
public final class PngExport {
  private PngExport() {}

  /**
   * Writes the picture. The file appears when it is complete. Thread-safe.
   *
   * @throws IOException if the file can't be written, with a message for the user
   */
  public static void write(Image picture, Path file) throws IOException {
    BufferedImage image = image(picture);
    AtomicFile.write(file, out -> write(image, out));
  }

  /** Writes the picture to a stream, which stays open. */
  public static void write(Image picture, OutputStream out) throws IOException {
    write(image(picture), out);
    out.flush();
  }

  private static BufferedImage image(Image picture) {
    int width = (int) picture.getWidth();
    int height = (int) picture.getHeight();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    picture
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    return image;
  }

  private static void write(BufferedImage image, OutputStream out) throws IOException {
    // Its cache is a file that may not fit on the disk either, and whose failure is a stack trace.
    ImageIO.setUseCache(false);
    if (!ImageIO.write(image, "png", out)) {
      throw new IOException("this Java runtime can't write PNG files");
    }
  }
}
