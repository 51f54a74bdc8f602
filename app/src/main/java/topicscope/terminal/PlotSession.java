package topicscope.terminal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A plot on the screen of a terminal, ten frames a second, with its keys. Owned by one thread,
 * which calls {@link #step()} often.
 */
public final class PlotSession {
  private static final Logger LOG = LoggerFactory.getLogger(PlotSession.class);
  private static final long FRAME_NANOS = 100_000_000L;
  private static final double ZOOM = 1.5;
  private static final double PAN = 0.1;
  private static final Pattern BACKGROUND =
      Pattern.compile("11;rgb:(\\p{XDigit}{1,4})/(\\p{XDigit}{1,4})/(\\p{XDigit}{1,4})");
  private static final List<String> HELP =
      List.of(
          "space      hold, and follow again",
          "+ -        zoom; so does the mouse wheel",
          "← →        move back, and on to the newest",
          "0          the window as at the start",
          "1 … 8      series on and off",
          "t          another topic",
          "q          quit");

  private final TerminalScreen screen;
  private final ColourDepth depth;
  private final boolean frames;
  private final Supplier<List<String>> topics;
  private final CellGrid grid = new CellGrid();
  private TerminalPlot plot;
  private Inks inks;
  private Optional<TopicList> list = Optional.empty();
  private Optional<String> wanted = Optional.empty();
  private boolean themed;
  private boolean help;
  private boolean dirty = true;
  private boolean ended;
  private long drawnAt;
  private long drawnVersion = -1;
  private int[] size = {0, 0};
  private Optional<Graphics> graphics = Optional.empty();
  private boolean dark;

  /**
   * @param dark whether the background is dark; empty to ask the terminal
   * @param topics the topics of the cluster as far as they are known
   */
  public PlotSession(
      TerminalScreen screen,
      TerminalPlot plot,
      Glyphs glyphs,
      ColourDepth depth,
      Optional<Boolean> dark,
      Supplier<List<String>> topics) {
    this.screen = screen;
    this.plot = plot;
    this.depth = depth;
    this.frames = glyphs.hasFrames();
    this.topics = topics;
    this.themed = dark.isPresent();
    this.dark = dark.orElse(true);
    this.inks = new Inks(depth, this.dark);
  }

  /**
   * Draws the traces as pixels. Blocks at most 2 s.
   *
   * @throws IOException if the terminal shows none
   */
  public void usePixels() throws IOException {
    screen.send(Controls.bytes(Graphics.ASK));
    graphics = Graphics.of(screen);
    if (graphics.isEmpty()) {
      throw new IOException(
          "this terminal shows no pixels: it knows neither Kitty's graphics nor sixels; leave"
              + " --graphics out");
    }
    plot.use(graphics);
  }

  /** Shows another plot. */
  public void show(TerminalPlot other) {
    plot = other;
    plot.use(graphics);
    dirty = true;
  }

  /** The topic that the user has chosen since the last call. */
  public Optional<String> takeTopic() {
    Optional<String> taken = wanted;
    wanted = Optional.empty();
    return taken;
  }

  /**
   * Takes keys, and draws if it is time; returns whether the user wants to quit or has chosen a
   * topic, or the terminal is gone.
   */
  public boolean step() {
    Key key = screen.key();
    while (key.kind() != Key.Kind.NONE && !ended) {
      press(key);
      dirty = true;
      key = screen.key();
    }
    long now = System.nanoTime();
    if (!ended && (dirty || now - drawnAt >= FRAME_NANOS)) {
      drawnAt = now;
      try {
        draw(now);
      } catch (IOException e) {
        LOG.info("The terminal is gone", e);
        ended = true;
      }
    }
    return ended || wanted.isPresent();
  }

  private void draw(long now) throws IOException {
    int[] cells = screen.cells();
    boolean resized = cells[0] != size[0] || cells[1] != size[1];
    long version = plot.version();
    boolean news = plot.window().isLive() && version != drawnVersion;
    boolean other = plot.refresh(now);
    if (!dirty && !resized && !news && !other && list.isEmpty()) {
      return;
    }
    size = cells;
    drawnVersion = version;
    dirty = false;
    plot.draw(grid, cells[0], cells[1]);
    list.ifPresent(shown -> {
      shown.show(topics.get());
      shown.draw(grid, frames);
    });
    if (help) {
      TextBox box = new TextBox(grid, 44, HELP.size(), frames);
      for (int i = 0; i < HELP.size(); i++) {
        box.line(i, HELP.get(i), Inks.PLAIN);
      }
    }
    if (!frames) {
      grid.toAscii();
    }
    boolean covered = help || list.isPresent();
    if (graphics.isPresent() && (resized || covered)) {
      screen.send(Controls.bytes(graphics.get().protocol().erase()));
      screen.redraw();
    }
    screen.show(grid, inks);
    if (graphics.isPresent() && !covered) {
      screen.picture(
          plot.left() + 1, plot.top(), graphics.get().protocol().bytes(plot.pixels(), dark));
    }
  }

  private void press(Key key) {
    if (key.kind() == Key.Kind.ANSWER) {
      answered(key.answer());
    } else if (key.kind() == Key.Kind.CLOSED) {
      ended = true;
    } else if (list.isPresent()) {
      wanted = list.get().press(key);
      if (wanted.isPresent() || key.kind() == Key.Kind.ESCAPE) {
        list = Optional.empty();
      }
    } else if (help) {
      help = false;
    } else {
      navigate(key);
    }
  }

  private void navigate(Key key) {
    PlotWindow window = plot.window();
    switch (key.kind()) {
      case LEFT -> window.pan(-PAN);
      case RIGHT -> window.pan(PAN);
      case END -> window.goLive();
      case HOME -> window.reset();
      case WHEEL_UP -> window.zoom(1 / ZOOM, dots(key));
      case WHEEL_DOWN -> window.zoom(ZOOM, dots(key));
      case CHARACTER -> press((char) key.character());
      default -> {}
    }
  }

  private int dots(Key wheel) {
    return Math.max(0, wheel.character() - plot.left() - 1) * plot.dotsPerCell();
  }

  private void press(char character) {
    PlotWindow window = plot.window();
    switch (character) {
      case ' ' -> window.hold();
      case '+', '=' -> window.zoom(1 / ZOOM, plot.middle());
      case '-', '_' -> window.zoom(ZOOM, plot.middle());
      case '0' -> window.reset();
      case '1', '2', '3', '4', '5', '6', '7', '8' -> plot.toggle(character - '1');
      case 't' -> list = Optional.of(new TopicList());
      case '?', 'h' -> help = true;
      case 'q' -> ended = true;
      default -> {}
    }
  }

  /** The terminal says what background it has. */
  private void answered(String answer) {
    Matcher colour = BACKGROUND.matcher(answer);
    if (!themed && colour.lookingAt()) {
      double light =
          0.2126 * part(colour.group(1))
              + 0.7152 * part(colour.group(2))
              + 0.0722 * part(colour.group(3));
      dark = light < 0.5;
      inks = new Inks(depth, dark);
      themed = true;
      screen.redraw();
    }
  }

  private static double part(String digits) {
    return Integer.parseInt(digits, 16) / (Math.pow(16, digits.length()) - 1);
  }
}
