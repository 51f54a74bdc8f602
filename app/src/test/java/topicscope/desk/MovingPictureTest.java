package topicscope.desk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

/**
 * Records a window in which a user picks a topic, as a picture that moves. With {@code
 * -Dpicture.mend=true} it takes the user's time, and replaces the picture of README.
 */
@ExtendWith(SharedBroker.class)
class MovingPictureTest {
  private static final Path README_PICTURE = Path.of("docs", "pictures", "moving.gif");
  private static final boolean MEND = Boolean.getBoolean("picture.mend");
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final int WIDTH = 800;
  private static final int HEIGHT = 480;
  private static final int FRAME_MS = 90;

  /** A machine that stalls while it records isn't shown to do so for longer. */
  private static final int MAX_GAP_MS = 200;

  private static final int SAMPLE_MS = 50;
  private static final int PAST_MS = 20_000;
  private static final String PUMP = "pump-7";
  private static final String HEART = "heart-rate";

  private final TestCluster cluster;
  private final AnimatedGif gif = new AnimatedGif(WIDTH, HEIGHT);
  private final AtomicInteger frames = new AtomicInteger();
  private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
  private long takenMs;
  private long shownMs;
  private long sentUntil = System.currentTimeMillis() / SAMPLE_MS * SAMPLE_MS - PAST_MS;

  MovingPictureTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName("a moving picture shows how a topic is picked and its lines move")
  void recording_ofAPick_moves() throws IOException {
    for (String other : List.of("orders", "payments", "pump-4", "pump-9")) {
      cluster.createTopic(other, 3);
      cluster.send(other, "1", "2", "3");
    }
    cluster.createTopic(PUMP, 1);
    cluster.createTopic(HEART, 1);
    cluster.send(due());
    try (KafkaProducer<byte[], byte[]> producer = cluster.producer(Map.of());
        OpenWindow window = OpenWindow.on(cluster)) {
      every(SAMPLE_MS, () -> due().forEach(producer::send));
      prepare(window);
      every(FRAME_MS, () -> take(window));
      act(window);
      stop();
    } finally {
      stop();
    }
    check(written());
  }

  /** Shows the first topic, and knows of the others what the list shows of them. */
  private static void prepare(OpenWindow window) {
    window.resize(WIDTH, HEIGHT);
    window.robot().type(KeyCode.BACK_SLASH);
    // What is done for the first time takes longer.
    window.pick(PUMP);
    await().atMost(PATIENCE).until(() -> window.seriesNames().contains("motor_rpm"));
    window.pick(HEART);
    await().atMost(PATIENCE).until(() -> window.seriesNames().contains("bpm"));
    window.robot().clickOn("#topic-picker");
    await().until(() -> OpenWindow.onFx(() -> Window.getWindows().size()) > 1);
    if (MEND) {
      await().pollDelay(Duration.ofSeconds(5)).until(() -> true);
    }
    window.robot().type(KeyCode.ESCAPE);
  }

  private void act(OpenWindow window) {
    goOn(6);
    window.robot().clickOn("#topic-picker");
    goOn(3);
    type(window, "pump");
    goOn(3);
    window.robot().type(KeyCode.ENTER);
    await().atMost(PATIENCE).until(() -> window.seriesNames().contains("motor_rpm"));
    goOn(20);
    if (MEND) {
      point(window);
    }
    goOn(2);
  }

  /** Moves the pointer over the plot. */
  private void point(OpenWindow window) {
    Node surface = window.robot().lookup(".plot-surface").query();
    Bounds at = OpenWindow.onFx(() -> surface.localToScreen(surface.getBoundsInLocal()));
    for (int step = 0; step < 5; step++) {
      window
          .robot()
          .moveTo(
              at.getMinX() + at.getWidth() * (0.85 - 0.04 * step),
              at.getMinY() + at.getHeight() * 0.5);
      goOn(1);
    }
    goOn(3);
  }

  private void type(OpenWindow window, String text) {
    for (char letter : text.toCharArray()) {
      window.robot().write(letter);
      goOn(1);
    }
  }

  /** Lets that many frames go by. Without {@code picture.mend}, one. */
  private void goOn(int count) {
    int until = frames.get() + (MEND ? count : 1);
    await().atMost(PATIENCE).until(() -> frames.get() >= until);
  }

  private void take(OpenWindow window) {
    WritableImage picture = OpenWindow.onFx(() -> picture(window));
    long now = System.nanoTime() / 1_000_000;
    shownMs += Math.min(now - takenMs, MAX_GAP_MS);
    takenMs = now;
    gif.add(pixels(picture), shownMs);
    frames.incrementAndGet();
  }

  private void stop() {
    clock.shutdownNow();
    await().atMost(PATIENCE).until(clock::isTerminated);
  }

  private void every(int periodMs, Runnable task) {
    var _ = clock.scheduleWithFixedDelay(task, 0, periodMs, TimeUnit.MILLISECONDS);
  }

  /** The records of all times that have come. */
  private Stream<ProducerRecord<byte[], byte[]>> due() {
    long from = sentUntil;
    long now = System.currentTimeMillis();
    sentUntil = from + (now - from) / SAMPLE_MS * SAMPLE_MS;
    return LongStream.iterate(from, time -> time < sentUntil, time -> time + SAMPLE_MS)
        .boxed()
        .flatMap(time -> Stream.of(pump(time), heart(time)));
  }

  private static ProducerRecord<byte[], byte[]> pump(long time) {
    double t = time / 1e3 % 86_400;
    Random noise = new Random(time);
    return record(
        PUMP,
        time,
        "{\"pressure_bar\":%.3f,\"temperature_celsius\":%.2f,\"motor_rpm\":%.0f}",
        4.2 + 0.5 * Math.sin(t * 0.97) + 0.15 * Math.sin(t * 5.1) + 0.02 * noise.nextGaussian(),
        61 + 4 * Math.sin(t * 0.6) + 0.08 * noise.nextGaussian(),
        1450 + 90 * Math.signum(Math.sin(t * 1.3)) + 8 * noise.nextGaussian());
  }

  private static ProducerRecord<byte[], byte[]> heart(long time) {
    double beat = time / 1e3 % 0.8 / 0.8;
    double spike = Math.exp(-Math.pow((beat - 0.4) / 0.06, 2)) * 28;
    return record(HEART, time, "{\"bpm\":%.1f}", 72 + spike + 3 * Math.sin(2 * Math.PI * beat));
  }

  private static ProducerRecord<byte[], byte[]> record(
      String topic, long time, String form, Object... values) {
    String value = String.format(Locale.ROOT, form, values);
    return new ProducerRecord<>(topic, 0, time, null, value.getBytes(UTF_8));
  }

  /** The window, with its popups over it. */
  private static WritableImage picture(OpenWindow window) {
    WritableImage picture = window.picture();
    Window below = window.content().getScene().getWindow();
    for (Window other : Window.getWindows()) {
      if (other instanceof PopupWindow popup && popup.isShowing()) {
        double left = popup.getX() - below.getX() - below.getScene().getX();
        double top = popup.getY() - below.getY() - below.getScene().getY();
        putOver(picture, popup.getScene().snapshot(null), (int) left, (int) top);
      }
    }
    return picture;
  }

  /** Only where it is opaque: around it is its shadow. */
  private static void putOver(WritableImage below, WritableImage over, int left, int top) {
    int width = (int) over.getWidth();
    int height = (int) over.getHeight();
    int[] pixels = pixels(over);
    int[] all = pixels(below);
    for (int y = Math.max(0, -top); y < Math.min(height, HEIGHT - top); y++) {
      for (int x = Math.max(0, -left); x < Math.min(width, WIDTH - left); x++) {
        int colour = pixels[y * width + x];
        if (colour >>> 24 == 0xff) {
          all[(top + y) * WIDTH + left + x] = colour;
        }
      }
    }
    below
        .getPixelWriter()
        .setPixels(0, 0, WIDTH, HEIGHT, PixelFormat.getIntArgbInstance(), all, 0, WIDTH);
  }

  private static int[] pixels(WritableImage picture) {
    int width = (int) picture.getWidth();
    int height = (int) picture.getHeight();
    int[] pixels = new int[width * height];
    picture
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    return pixels;
  }

  private byte[] written() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    gif.write(out);
    if (MEND) {
      Files.write(README_PICTURE, out.toByteArray());
    }
    return out.toByteArray();
  }

  private void check(byte[] written) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(written)));
    assertThat(reader.getNumImages(true)).isGreaterThanOrEqualTo(10);
    assertThat(reader.getWidth(0)).isEqualTo(WIDTH);
    assertThat(new String(written, ISO_8859_1)).contains("NETSCAPE2.0");
    assertThat(gif.pixels().getLast()).isNotEqualTo(gif.pixels().getFirst());
    assertThat(written.length).isLessThan(1_500_000);
    reader.dispose();
  }
}
