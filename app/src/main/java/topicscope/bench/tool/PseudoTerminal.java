package topicscope.bench.tool;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.HexFormat;

/**
 * A terminal of the operating system for a program, by POSIX's functions. What the program prints
 * goes to a stream. For Linux and macOS.
 */
public final class PseudoTerminal implements AutoCloseable {
  private static final Linker LINKER = Linker.nativeLinker();
  private static final int READ_AND_WRITE = 2;
  private static final int BUFFER = 1 << 16;
  private static final int MODES = 256;
  private static final boolean MAC = System.getProperty("os.name", "").startsWith("Mac");
  private static final long SET_SIZE = MAC ? 0x80087467L : 0x5414L;

  private final Arena arena = Arena.ofShared();
  private final int master;
  private final File device;

  /** Open as long as the terminal is: it would hang up without a program. */
  private final RandomAccessFile held;

  /**
   * @param out receives what programs print, on a thread of its own; called until it is closed
   */
  @SuppressWarnings("restricted")
  public PseudoTerminal(int columns, int rows, OutputStream out) throws IOException {
    master = (int) call("posix_openpt", JAVA_INT, READ_AND_WRITE);
    if (master < 0 || (int) call("grantpt", JAVA_INT, master) != 0) {
      throw new IOException("this system has no pseudo-terminals");
    }
    call("unlockpt", JAVA_INT, master);
    MemorySegment name = (MemorySegment) call("ptsname", ADDRESS, master);
    device = new File(name.reinterpret(BUFFER).getString(0));
    held = new RandomAccessFile(device, "rw");
    resize(columns, rows);
    Thread.ofPlatform().daemon().name("pseudo-terminal").start(() -> pump(out));
  }

  @SuppressWarnings("restricted")
  private static Object call(String function, ValueLayout result, Object... arguments) {
    try {
      ValueLayout[] types = new ValueLayout[arguments.length];
      for (int i = 0; i < types.length; i++) {
        types[i] =
            switch (arguments[i]) {
              case Integer _ -> JAVA_INT;
              case Long _ -> JAVA_LONG;
              default -> ADDRESS;
            };
      }
      FunctionDescriptor form = FunctionDescriptor.of(result, types);
      Linker.Option[] options =
          function.equals("ioctl")
              ? new Linker.Option[] {Linker.Option.firstVariadicArg(2)}
              : new Linker.Option[0];
      MethodHandle handle =
          LINKER.downcallHandle(LINKER.defaultLookup().find(function).orElseThrow(), form, options);
      return handle.invokeWithArguments(arguments);
    } catch (Throwable e) {
      throw new IllegalStateException(function, e);
    }
  }

  private void pump(OutputStream out) {
    MemorySegment buffer = arena.allocate(BUFFER);
    try {
      long length = 1;
      while (length > 0) {
        length = (long) call("read", JAVA_LONG, master, buffer, (long) BUFFER);
        if (length > 0) {
          out.write(buffer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE));
          out.flush();
        }
      }
    } catch (IOException | IllegalStateException e) {
      // It is closed.
    }
  }

  /** Lets a program have it as its input and output. */
  public ProcessBuilder give(ProcessBuilder program) {
    program.environment().put("TERM", "xterm-256color");
    program.environment().put("COLORTERM", "truecolor");
    program.environment().put("LC_ALL", "C.UTF-8");
    program.environment().remove("NO_COLOR");
    return program.redirectInput(device).redirectOutput(device);
  }

  /** Types. */
  public void type(byte[] keys) {
    try (Arena own = Arena.ofConfined()) {
      MemorySegment bytes = own.allocateFrom(ValueLayout.JAVA_BYTE, keys);
      call("write", JAVA_LONG, master, bytes, (long) keys.length);
    }
  }

  /** Prints into it, as a program does. */
  public void print(byte[] text) throws IOException {
    held.write(text);
  }

  /** Changes its size in cells. */
  public void resize(int columns, int rows) {
    try (Arena own = Arena.ofConfined()) {
      MemorySegment size = own.allocate(8);
      size.set(JAVA_SHORT, 0, (short) rows);
      size.set(JAVA_SHORT, 2, (short) columns);
      call("ioctl", JAVA_INT, master, SET_SIZE, size);
    }
  }

  /** Its modes, such as echo; to be compared. */
  public String modes() {
    try (Arena own = Arena.ofConfined()) {
      MemorySegment modes = own.allocate(MODES);
      call("tcgetattr", JAVA_INT, master, modes);
      return HexFormat.of().formatHex(modes.toArray(ValueLayout.JAVA_BYTE));
    }
  }

  /** Closes it; a program that still has it is hung up. */
  @Override
  public void close() throws IOException {
    held.close();
    call("close", JAVA_INT, master);
  }
}
