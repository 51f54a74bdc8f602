package topicscope.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import org.jline.terminal.Size;
import org.jline.utils.ScreenTerminal;
import org.jline.utils.ScreenTerminalOutputStream;
import topicscope.bench.tool.PseudoTerminal;

/** A terminal of the operating system whose screen is a model that can be read. */
public final class ScreenModel implements AutoCloseable {
  /** Programs start slowly on a busy machine. */
  private static final Duration START = Duration.ofMinutes(2);

  private final ScreenTerminal screen;
  private final PseudoTerminal terminal;

  public ScreenModel(int columns, int rows) throws IOException {
    screen = new ScreenTerminal(columns, rows);
    terminal =
        new PseudoTerminal(
            columns,
            rows,
            new ScreenTerminalOutputStream(
                screen, StandardCharsets.UTF_8, OutputStream.nullOutputStream()));
  }

  /** Starts a program in it; errors go into {@code err.txt} in the folder. */
  public Process start(Path folder, ProcessBuilder program) throws IOException {
    return terminal.give(program).redirectError(folder.resolve("err.txt").toFile()).start();
  }

  /** Prints into it, as a shell does before a program starts. */
  public void print(String text) throws IOException {
    terminal.print(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Presses keys. */
  public void type(String text) {
    terminal.type(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Changes its size. */
  public void resize(int columns, int rows) {
    screen.setSize(Size.of(columns, rows));
    terminal.resize(columns, rows);
  }

  /** The modes of the line, such as echo; to be compared. */
  public String modes() {
    return terminal.modes();
  }

  /** What its screen shows. */
  public String text() {
    int width = screen.getColumns();
    int height = screen.getRows();
    long[] cells = new long[width * height];
    screen.dump(cells, 0, 0, height, width, new int[2]);
    StringBuilder text = new StringBuilder();
    for (int y = 0; y < height; y++) {
      StringBuilder line = new StringBuilder();
      for (int x = 0; x < width; x++) {
        line.appendCodePoint(ScreenTerminal.cellCodePoint(cells[y * width + x]));
      }
      text.append(line.toString().replace('\0', ' ').stripTrailing()).append('\n');
    }
    return text.toString();
  }

  /** Waits until the screen shows something; returns all of it. */
  public String awaitScreen(Predicate<String> wanted) {
    return await().atMost(START).until(this::text, wanted);
  }

  @Override
  public void close() throws IOException {
    terminal.close();
  }
}
