package topicscope.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole screen of a terminal, while a plot is shown there. It is given back on {@link
 * #close()}, when the JVM shuts down for whatever reason, and while the program is suspended
 * (Ctrl+Z).
 *
 * <p>Used by one thread; may be closed by any.
 */
public final class TerminalScreen implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TerminalScreen.class);
  private static final String SUSPEND = "TSTP";
  private static final String RESUME = "CONT";

  private final Terminal terminal;
  private final OutputStream out;
  private final Attributes before;
  private final KeyInput keys;
  private final ScreenDiff diff = new ScreenDiff();
  private final Thread hook = new Thread(this::leave, "terminal-restore");
  private final @Nullable Object onSuspend;
  private final @Nullable Object onResume;
  private boolean entered;
  private boolean closed;

  private TerminalScreen(Terminal terminal, boolean own) throws IOException {
    this.terminal = terminal;
    // Not the terminal's own stream: at the end of the JVM the library may close that one first.
    this.out = own ? new FileOutputStream(FileDescriptor.out) : terminal.output();
    this.before = terminal.getAttributes();
    this.keys = new KeyInput(terminal.reader());
    Runtime.getRuntime().addShutdownHook(hook);
    onSuspend = own ? Signals.register(SUSPEND, this::suspend) : null;
    onResume = own ? Signals.register(RESUME, this::enter) : null;
    enter();
    send(Controls.bytes(Controls.ASK));
  }

  /**
   * Takes the terminal of this process.
   *
   * @throws IOException if there is none, or it can't be used
   */
  public static TerminalScreen open() throws IOException {
    return new TerminalScreen(systemTerminal(), true);
  }

  /** Takes another terminal; signals of this process do not concern it. */
  public static TerminalScreen on(Terminal terminal) throws IOException {
    return new TerminalScreen(terminal, false);
  }

  private static Terminal systemTerminal() throws IOException {
    try {
      return TerminalBuilder.builder()
          .system(true)
          .providers("ffm,exec")
          .dumb(false)
          .nativeSignals(false)
          .build();
    } catch (IllegalStateException e) {
      throw new IOException("there is no terminal: " + e.getMessage(), e);
    }
  }

  /** The width of the terminal of this process in cells, and its height; 80 × 24 if unknown. */
  public static int[] size() {
    try (Terminal terminal = systemTerminal()) {
      return size(terminal);
    } catch (IOException e) {
      LOG.debug("No terminal", e);
      return new int[] {80, 24};
    }
  }

  private static int[] size(Terminal terminal) {
    Size size = terminal.getSize();
    boolean known = size.getColumns() > 0 && size.getRows() > 0;
    return known ? new int[] {size.getColumns(), size.getRows()} : new int[] {80, 24};
  }

  /** Its width in cells, and its height. */
  int[] cells() {
    return size(terminal);
  }

  /** The next key; of no kind if none was pressed. */
  Key key() {
    try {
      return keys.next();
    } catch (IOException e) {
      return Key.of(Key.Kind.CLOSED);
    }
  }

  /** Shows a picture: sends what has changed. Nothing is sent while the program is suspended. */
  synchronized void show(CellGrid grid, Inks inks) throws IOException {
    if (entered && diff.update(grid, inks)) {
      write(diff.bytes(), diff.size());
    }
  }

  /** Sends the next picture whole. */
  synchronized void redraw() {
    diff.forget();
  }

  /** Sends controls. */
  synchronized void send(byte[] controls) throws IOException {
    if (entered) {
      write(controls, controls.length);
    }
  }

  /** Sends a picture with its upper left corner in a cell. */
  synchronized void picture(int x, int y, byte[] picture) throws IOException {
    send(Controls.bytes("\u001b[" + (y + 1) + ";" + (x + 1) + "H"));
    send(picture);
  }

  private void write(byte[] bytes, int length) throws IOException {
    out.write(bytes, 0, length);
    out.flush();
  }

  private synchronized void enter() {
    if (closed || entered) {
      return;
    }
    terminal.enterRawMode();
    diff.forget();
    entered = true;
    try {
      send(Controls.bytes(Controls.ENTER));
    } catch (IOException e) {
      LOG.info("The terminal can't be written", e);
    }
  }

  private synchronized void leave() {
    if (entered) {
      try {
        terminal.setAttributes(before);
      } catch (RuntimeException | Error e) {
        LOG.info("The library has closed the terminal, and so set its modes", e);
      }
      try {
        send(Controls.bytes(Controls.LEAVE));
      } catch (IOException e) {
        LOG.info("The terminal can't be written", e);
      }
      entered = false;
    }
  }

  /** Gives the terminal back, and stops the process until the shell lets it go on. */
  private void suspend() {
    leave();
    try {
      String own = Long.toString(ProcessHandle.current().pid());
      new ProcessBuilder("kill", "-STOP", own).start().waitFor();
    } catch (IOException e) {
      LOG.warn("The program can't be suspended", e);
      enter();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Gives the terminal back as it was. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      leave();
      closed = true;
    }
    if (onSuspend != null && onResume != null) {
      Signals.unregister(SUSPEND, Objects.requireNonNull(onSuspend));
      Signals.unregister(RESUME, Objects.requireNonNull(onResume));
    }
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      LOG.debug("The JVM is shutting down");
    }
    try {
      terminal.close();
    } catch (IOException e) {
      LOG.info("The terminal can't be closed", e);
    }
  }
}
