package topicscope.desk;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/**
 * Pictures as a GIF that moves and begins again at its end. Each frame but the first holds what has
 * changed. All have the 255 most frequent colours.
 */
final class AnimatedGif {
  private static final int UNCHANGED = 255;
  private static final int OPAQUE = 0xffffff;
  private static final int LEVELS = 5;
  private static final int LAST_MS = 600;

  private final int width;
  private final int height;
  private final List<int[]> frames = new ArrayList<>();
  private final List<Long> times = new ArrayList<>();

  AnimatedGif(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /**
   * Adds a frame of opaque pixels, row by row.
   *
   * @param timeMs when it is shown, after the one before
   */
  void add(int[] pixels, long timeMs) {
    frames.add(pixels);
    times.add(timeMs);
  }

  /** The pixels of the frames. */
  List<int[]> pixels() {
    return List.copyOf(frames);
  }

  /** Writes the frames, the last one shown for {@value #LAST_MS} ms. */
  void write(OutputStream out) throws IOException {
    Palette palette = new Palette(frames);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (ImageOutputStream target = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(target);
      writer.prepareWriteSequence(null);
      byte[] shown = new byte[width * height];
      for (int i = 0; i < frames.size(); i++) {
        byte[] indices = palette.indices(frames.get(i));
        Area area = i == 0 ? new Area(0, 0, width, height) : changed(shown, indices);
        BufferedImage image = image(area, indices, i == 0 ? new byte[0] : shown, palette);
        writer.writeToSequence(
            new IIOImage(image, null, metadata(writer, image, area, delay(i))), null);
        shown = indices;
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
  }

  /** In hundredths of a second, without adding up what is rounded. */
  private int delay(int frame) {
    long from = times.get(frame);
    long to = frame + 1 < frames.size() ? times.get(frame + 1) : from + LAST_MS;
    return (int) (to / 10 - from / 10);
  }

  private record Area(int x, int y, int width, int height) {}

  private Area changed(byte[] before, byte[] now) {
    int left = width - 1;
    int right = 0;
    int top = height - 1;
    int bottom = 0;
    for (int i = 0; i < now.length; i++) {
      if (before[i] != now[i]) {
        left = Math.min(left, i % width);
        right = Math.max(right, i % width);
        top = Math.min(top, i / width);
        bottom = i / width;
      }
    }
    return right < left
        ? new Area(0, 0, 1, 1)
        : new Area(left, top, right - left + 1, bottom - top + 1);
  }

  private BufferedImage image(Area area, byte[] indices, byte[] before, Palette palette) {
    BufferedImage image =
        new BufferedImage(
            area.width(), area.height(), BufferedImage.TYPE_BYTE_INDEXED, palette.colours());
    byte[] row = new byte[area.width()];
    for (int y = 0; y < area.height(); y++) {
      int from = (area.y() + y) * width + area.x();
      for (int x = 0; x < row.length; x++) {
        boolean same = before.length > 0 && before[from + x] == indices[from + x];
        row[x] = same ? (byte) UNCHANGED : indices[from + x];
      }
      image.getRaster().setDataElements(0, y, row.length, 1, row);
    }
    return image;
  }

  private static IIOMetadata metadata(ImageWriter writer, BufferedImage image, Area area, int delay)
      throws IOException {
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
    String format = metadata.getNativeMetadataFormatName();
    IIOMetadataNode root = new IIOMetadataNode(format);
    root.appendChild(
        node(
            "ImageDescriptor",
            Map.of(
                "imageLeftPosition", area.x(),
                "imageTopPosition", area.y(),
                "imageWidth", area.width(),
                "imageHeight", area.height(),
                "interlaceFlag", "FALSE")));
    root.appendChild(
        node(
            "GraphicControlExtension",
            Map.of(
                "disposalMethod", "doNotDispose",
                "userInputFlag", "FALSE",
                "transparentColorFlag", "TRUE",
                "transparentColorIndex", UNCHANGED,
                "delayTime", delay)));
    IIOMetadataNode loop =
        node(
            "ApplicationExtension",
            Map.of("applicationID", "NETSCAPE", "authenticationCode", "2.0"));
    loop.setUserObject(new byte[] {1, 0, 0});
    IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
    extensions.appendChild(loop);
    root.appendChild(extensions);
    metadata.mergeTree(format, root);
    return metadata;
  }

  private static IIOMetadataNode node(String name, Map<String, Object> attributes) {
    IIOMetadataNode node = new IIOMetadataNode(name);
    attributes.forEach((key, value) -> node.setAttribute(key, String.valueOf(value)));
    return node;
  }

  /**
   * The most frequent colours of all frames. Colours that agree in their upper bits share one, the
   * rarest ones that of their neighbour.
   */
  private static final class Palette {
    private final int[] chosen;
    private final byte[] indices = new byte[1 << (3 * LEVELS)];

    Palette(List<int[]> frames) {
      int[] counts = new int[1 << 24];
      frames.forEach(frame -> Arrays.stream(frame).forEach(pixel -> counts[pixel & OPAQUE]++));
      int[] weights = new int[indices.length];
      int[] colours = new int[indices.length];
      for (int colour = 0; colour < counts.length; colour++) {
        int bucket = bucket(colour);
        weights[bucket] += counts[colour];
        if (counts[colour] > counts[colours[bucket]] || weights[bucket] == counts[colour]) {
          colours[bucket] = colour;
        }
      }
      chosen =
          IntStream.range(0, weights.length)
              .filter(bucket -> weights[bucket] > 0)
              .boxed()
              .sorted(Comparator.comparingInt(bucket -> -weights[bucket]))
              .limit(UNCHANGED)
              .mapToInt(bucket -> colours[bucket])
              .toArray();
      for (int bucket = 0; bucket < indices.length; bucket++) {
        indices[bucket] = weights[bucket] == 0 ? 0 : nearest(colours[bucket]);
      }
    }

    private static int bucket(int colour) {
      int drop = 8 - LEVELS;
      int red = ((colour >> 16) & 0xff) >> drop;
      int green = ((colour >> 8) & 0xff) >> drop;
      int blue = (colour & 0xff) >> drop;
      return (red << (2 * LEVELS)) | (green << LEVELS) | blue;
    }

    IndexColorModel colours() {
      int[] all = Arrays.copyOf(chosen, UNCHANGED + 1);
      return new IndexColorModel(8, all.length, all, 0, false, UNCHANGED, DataBuffer.TYPE_BYTE);
    }

    byte[] indices(int[] pixels) {
      byte[] all = new byte[pixels.length];
      for (int i = 0; i < pixels.length; i++) {
        all[i] = indices[bucket(pixels[i])];
      }
      return all;
    }

    private byte nearest(int colour) {
      int best = 0;
      for (int i = 1; i < chosen.length; i++) {
        if (distance(chosen[i], colour) < distance(chosen[best], colour)) {
          best = i;
        }
      }
      return (byte) best;
    }

    private static int distance(int a, int b) {
      int red = ((a >> 16) & 0xff) - ((b >> 16) & 0xff);
      int green = ((a >> 8) & 0xff) - ((b >> 8) & 0xff);
      int blue = (a & 0xff) - (b & 0xff);
      return red * red + green * green + blue * blue;
    }
  }
}
