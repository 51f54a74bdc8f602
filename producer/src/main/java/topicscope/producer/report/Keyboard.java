package topicscope.producer.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * Tells whether somebody has pressed Enter at the terminal. It never waits for input, and reads
 * none while another program has the terminal: that would stop this one. One thread asks.
 */
public final class Keyboard {
  private static final Path STATUS = Path.of("/proc/self/stat");
  private final InputStream in;
  private final BooleanSupplier foreground;

  /** The keyboard behind this stream. */
  public Keyboard(InputStream in) {
    this(in, Keyboard::isInForeground);
  }

  Keyboard(InputStream in, BooleanSupplier foreground) {
    this.in = in;
    this.foreground = foreground;
  }

  /** Whether there was input since the last time; it is thrown away. */
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

  /** Whether this process's group is the terminal's; assumed where the system doesn't tell. */
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
