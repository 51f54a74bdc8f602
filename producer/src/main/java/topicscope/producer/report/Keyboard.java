package topicscope.producer.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * Detects the Enter key at the terminal. It never waits for input. It reads nothing while another
 * program owns the terminal, because that would stop this process. Used by one thread.
 */
public final class Keyboard {
  private static final Path STATUS = Path.of("/proc/self/stat");
  private final InputStream in;
  private final BooleanSupplier foreground;

  /** Reads keys from this stream. */
  public Keyboard(InputStream in) {
    this(in, Keyboard::isInForeground);
  }

  Keyboard(InputStream in, BooleanSupplier foreground) {
    this.in = in;
    this.foreground = foreground;
  }

  /** Whether there was input since the last call. The input is discarded. */
  public boolean wasPressed() {
    try {
      boolean pressed = in.available() > 0 && foreground.getAsBoolean();
      if (pressed) {
        in.skipNBytes(in.available());
      }
      return pressed;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether this process group owns the terminal; true where the system does not say. */
  private static boolean isInForeground() {
    if (!Files.isReadable(STATUS)) {
      return true;
    }
    try {
      String status = Files.readString(STATUS);
      // After the name in brackets: state, parent, group, session, terminal, the terminal's group.
      String[] fields = status.substring(status.lastIndexOf(')') + 2).split(" ", -1);
      return fields[2].equals(fields[5]);
    } catch (IOException e) {
      return false;
    }
  }
}
