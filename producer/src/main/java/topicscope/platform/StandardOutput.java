package topicscope.platform;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The standard output of a program, in place of {@link System#out}. It tells a pipe that nobody
 * reads any more ({@code | head}), which ends a program quietly, from output that is lost, such as
 * on a full disk, which makes the exit code 1. Thread-safe.
 */
public final class StandardOutput extends PrintStream {
  private static final int BUFFER = 1 << 13;
  private static final int LOST = 1;

  private final Checked checked;

  private StandardOutput(Checked checked, PrintStream before) {
    super(new BufferedOutputStream(checked, BUFFER), true, charset(before));
    this.checked = checked;
  }

  /**
   * Replaces {@link System#out}; to be called before anything is printed.
   *
   * @param onLost receives once why the output can't be written, as a sentence without a full stop;
   *     called by the thread that prints
   */
  public static StandardOutput install(Consumer<String> onLost) {
    Checked checked = new Checked(new FileOutputStream(FileDescriptor.out), onLost);
    StandardOutput out = new StandardOutput(checked, System.out);
    System.setOut(out);
    return out;
  }

  /** The locale's charset; UTF-8 instead of ASCII, which would turn other letters into '?'. */
  private static Charset charset(PrintStream before) {
    Charset charset = before.charset();
    return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
  }

  /** Writes to this output in its charset, and flushes each line. */
  public PrintWriter writer() {
    return new PrintWriter(this, true, charset());
  }

  /** Whether nobody reads the standard output any more; false unless it is installed. */
  public static boolean isClosed() {
    return System.out instanceof StandardOutput out && out.checked.state == State.CLOSED;
  }

  /** The exit code of a program that would end with this code: 1 if output was lost. */
  public int exitCode(int code) {
    flush();
    return checked.state == State.LOST ? LOST : code;
  }

  private enum State {
    WRITABLE,
    CLOSED,
    LOST
  }

  /** Keeps the reason of the first failure, which a print stream swallows. */
  private static final class Checked extends OutputStream {
    private static final Pattern CLOSED =
        Pattern.compile("broken pipe|pipe is being closed|pipe has been ended|connection reset");
    private static final String BUSY = "temporarily unavailable";
    private static final Path TARGET = Path.of("/proc/self/fd/1");

    private final OutputStream out;
    private final Consumer<String> onLost;
    private volatile State state = State.WRITABLE;

    Checked(OutputStream out, Consumer<String> onLost) {
      this.out = out;
      this.onLost = onLost;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        out.write(bytes, from, length);
      } catch (IOException e) {
        failed(e);
        throw e;
      }
    }

    private void failed(IOException failure) {
      if (state == State.WRITABLE) {
        String why = Objects.toString(failure.getMessage(), "refused");
        state = isClosed(why.toLowerCase(Locale.ROOT)) ? State.CLOSED : State.LOST;
        if (state == State.LOST) {
          onLost.accept("can't write the output: " + why);
        }
      }
    }

    /** By the message; where that is in another language, by the kind of the output. */
    private static boolean isClosed(String why) {
      return CLOSED.matcher(why).find() || (isPipe() && !why.contains(BUSY));
    }

    private static boolean isPipe() {
      try {
        String target = Files.readSymbolicLink(TARGET).toString();
        return target.startsWith("pipe:") || target.startsWith("socket:");
      } catch (IOException | UnsupportedOperationException e) {
        return false;
      }
    }
  }
}
