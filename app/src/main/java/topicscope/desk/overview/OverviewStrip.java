package topicscope.desk.overview;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import topicscope.chart.ValueRange;
import topicscope.desk.overview.OverviewScale.Grip;
import topicscope.desk.widget.Commands;
import topicscope.desk.widget.Nodes;

/**
 * A strip of time: what the topic retains, what of it is loaded, and the window as a frame that is
 * dragged. It can be zoomed into a stretch. Between two equal states it does nothing; while it is
 * dragged its scale stays.
 *
 * <p>Owned by the JavaFX thread.
 */
final class OverviewStrip extends Region {
  private static final PseudoClass LIVE = PseudoClass.getPseudoClass("live");
  static final double HEIGHT = 40;

  /** Above it stand texts, below it bars and the window. */
  private static final double TRACK_TOP = 14;

  private static final double BARS_TOP = TRACK_TOP + 3;
  private static final double BARS_BOTTOM = HEIGHT - 2;
  private static final double DRAGGED = 3;
  private static final double STEP = 0.25;
  private static final double ZOOM = 1.25;
  private static final double ZOOM_BY_KEY = 2;

  /** What a notch of a wheel is reported as; touchpads report parts of it. */
  private static final double NOTCH = 40;

  private static final double MAX_TURN = 3;

  private final WindowMover mover;
  private final Runnable refresh;
  private final CourseShape course = new CourseShape();
  private final Region loaded = Nodes.named("overview-loaded", new Region(), "overview-loaded");
  private final Region recorded =
      Nodes.named("overview-recorded", new Region(), "overview-recorded");
  private final TickRow ticks = new TickRow();
  private final Region frame = Nodes.named("overview-window", new Region(), "overview-window");
  private final Label note = Nodes.named("overview-note", new Label(), "overview-note");
  private final OverviewCaption caption = new OverviewCaption(() -> zoom(OverviewZoom.NONE));
  private Optional<OverviewState> shown = Optional.empty();
  private Optional<OverviewDrag> drag = Optional.empty();
  private OverviewZoom zoom = OverviewZoom.NONE;

  /**
   * A strip without a state.
   *
   * @param mover takes what the user does
   * @param refresh shows the present state, before a key or a press acts on it
   */
  OverviewStrip(WindowMover mover, Runnable refresh) {
    this.mover = mover;
    this.refresh = refresh;
    setId("overview");
    getStyleClass().addAll("overview", Commands.TAKES_ARROWS);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.SLIDER);
    setAccessibleRoleDescription("timeline");
    setAccessibleHelp(OverviewText.KEYS);
    for (Node node : List.of(loaded, recorded, frame, note)) {
      node.setManaged(false);
    }
    for (Node node : List.of(loaded, recorded, ticks, frame, course, note)) {
      node.setMouseTransparent(true);
    }
    note.setVisible(false);
    getChildren().addAll(loaded, recorded, ticks, frame, course, caption, note);
    widthProperty().subscribe(this::layOut);
    Tooltip tooltip = new Tooltip();
    tooltip.setOnShowing(event -> tooltip.setText(explain()));
    Tooltip.install(this, tooltip);
    setOnMouseMoved(event -> setCursor(cursor(event.getX())));
    setOnMousePressed(this::press);
    setOnMouseDragged(this::drag);
    setOnMouseReleased(this::release);
    setOnScroll(this::scroll);
    setOnKeyPressed(this::key);
  }

  /** The stretch that it is zoomed into while it shows that topic. */
  OverviewZoom zoomOf(String topic) {
    return shown
        .filter(now -> now.topic().equals(topic))
        .map(now -> zoom)
        .orElse(OverviewZoom.NONE);
  }

  /** Shows another state, unless the window is being dragged. */
  void show(OverviewState next) {
    if (drag.isEmpty() && !shown.equals(Optional.of(next))) {
      zoom = zoomOf(next.topic());
      if (shown.filter(now -> now.topic().equals(next.topic())).isEmpty()) {
        setAccessibleText("Timeline of " + next.topic());
      }
      shown = Optional.of(next);
      layOut();
    }
  }

  private void zoom(OverviewZoom next) {
    if (drag.isEmpty() && !zoom.equals(next)) {
      zoom = next;
      layOut();
      refresh.run();
    }
  }

  private Optional<ValueRange> whole() {
    return shown.flatMap(OverviewState::whole);
  }

  private Optional<OverviewScale> scale() {
    return drag.map(OverviewDrag::scale)
        .or(() ->
            whole()
                .filter(whole -> getWidth() >= OverviewScale.NARROWEST)
                .map(whole -> new OverviewScale(zoom.view(whole), getWidth())));
  }

  private void layOut() {
    Optional<OverviewScale> scale = scale();
    for (Node node : List.of(loaded, course, recorded, ticks, frame)) {
      node.setVisible(scale.isPresent());
    }
    shown.ifPresent(state -> place(state, scale));
  }

  private void place(OverviewState state, Optional<OverviewScale> scale) {
    String text = OverviewText.caption(state, scale.map(OverviewScale::whole));
    double taken = caption.show(text, zoom.stretch().isPresent(), getWidth());
    scale.ifPresent(to -> {
      course.show(state.retained(), to, BARS_TOP, BARS_BOTTOM);
      ticks.show(to, HEIGHT, state.zone(), taken, TRACK_TOP);
      place(loaded, state.loaded().filter(to::shows).map(time -> loadedPart(to, time)));
      place(recorded, state.recorded().filter(to::shows).map(time -> loadedPart(to, time)));
      place(frame, state.window().filter(to::shows).map(to::frame));
    });
    frame.pseudoClassStateChanged(LIVE, state.live());
  }

  /** Wide enough to be seen. */
  private static ValueRange loadedPart(OverviewScale scale, ValueRange time) {
    double right = Math.max(2, scale.position(time.high()));
    return new ValueRange(Math.min(scale.position(time.low()), right - 2), right);
  }

  private static void place(Region region, Optional<ValueRange> at) {
    region.setVisible(at.isPresent());
    at.ifPresent(x -> region.resizeRelocate(x.low(), TRACK_TOP, x.span(), HEIGHT - TRACK_TOP));
  }

  private Cursor cursor(double x) {
    return switch (grip(x)) {
      case BEGIN, END -> Cursor.H_RESIZE;
      case WINDOW -> Cursor.OPEN_HAND;
      case OUTSIDE -> Cursor.HAND;
    };
  }

  private Grip grip(double x) {
    return scale()
        .flatMap(to ->
            shown
                .flatMap(OverviewState::window)
                .filter(to::shows)
                .map(window -> to.grip(window, x)))
        .orElse(Grip.OUTSIDE);
  }

  private void press(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    event.consume();
    refresh.run();
    Grip grip = grip(event.getX());
    drag =
        scale()
            .flatMap(to ->
                shown
                    .flatMap(OverviewState::window)
                    .map(window -> new OverviewDrag(to, grip, event.getX(), window)));
  }

  private Optional<ValueRange> reach() {
    return shown.flatMap(OverviewState::reach);
  }

  private void drag(MouseEvent event) {
    event.consume();
    drag.filter(now -> note.isVisible() || Math.abs(event.getX() - now.from()) >= DRAGGED)
        .ifPresent(now -> reach().ifPresent(within -> preview(now.at(event.getX(), within))));
  }

  private void preview(ValueRange window) {
    shown = shown.map(state -> state.withWindow(window));
    layOut();
    shown.ifPresent(state -> note.setText(OverviewText.moving(state, window)));
    note.setVisible(true);
    note.applyCss();
    note.autosize();
    double middle = frame.getLayoutX() + frame.getWidth() / 2;
    double last = Math.max(0, getWidth() - note.getWidth());
    note.relocate(Math.clamp(Math.rint(middle - note.getWidth() / 2), 0, last), 0);
    caption.setVisible(note.getLayoutX() > caption.getWidth());
    mover.preview(window);
  }

  private void release(MouseEvent event) {
    event.consume();
    Optional<OverviewDrag> ended = drag;
    drag = Optional.empty();
    boolean moved = note.isVisible();
    note.setVisible(false);
    layOut();
    // Two quick drags are no double click.
    boolean still = event.getButton() == MouseButton.PRIMARY && event.isStillSincePress();
    if (still && event.getClickCount() == 2) {
      mover.showAll();
    } else if (moved) {
      ended.ifPresent(now ->
          shown.ifPresent(state -> state.window().ifPresent(to -> apply(state, now.grip(), to))));
    } else {
      ended
          .filter(now -> now.grip() == Grip.OUTSIDE)
          .ifPresent(now ->
              reach()
                  .ifPresent(within -> shown.ifPresent(state -> move(state, now.there(within)))));
    }
  }

  /** The wheel zooms at the pointer; sideways it moves what is zoomed into. */
  private void scroll(ScrollEvent event) {
    event.consume();
    Optional<OverviewScale> scale = scale();
    boolean sideways = Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY());
    if (scale.isPresent() && whole().isPresent() && sideways) {
      zoom(zoom.moved(-event.getDeltaX() * scale.get().perUnit(), whole().get()));
    } else if (scale.isPresent() && whole().isPresent() && event.getDeltaY() != 0) {
      double factor = Math.pow(ZOOM, -Math.clamp(event.getDeltaY() / NOTCH, -MAX_TURN, MAX_TURN));
      zoom(zoom.by(factor, scale.get().time(event.getX()), whole().get()));
    }
  }

  private void apply(OverviewState state, Grip grip, ValueRange window) {
    scale().ifPresent(to -> apply(state, grip, window, to));
  }

  private void apply(OverviewState state, Grip grip, ValueRange window, OverviewScale to) {
    double end = state.whole().map(ValueRange::high).orElse(to.whole().high());
    boolean atEnd = window.high() > end - to.perUnit();
    boolean live =
        switch (grip) {
          case WINDOW -> atEnd;
          case BEGIN -> state.live();
          case OUTSIDE -> atEnd && state.loads();
          case END -> false;
        };
    // The next key may come before the next state.
    shown = shown.map(now -> now.withLive(live));
    if (live && grip == Grip.WINDOW) {
      mover.backToLive();
    } else if (live) {
      mover.showLast(window.span());
    } else {
      // A window that begins where the loaded part does, to the eye, needs nothing more.
      double loadedFrom = state.loaded().map(ValueRange::low).orElse(window.low());
      boolean near = Math.abs(loadedFrom - window.low()) < to.perUnit();
      double low = near ? loadedFrom : window.low();
      mover.show(new ValueRange(low, Math.max(low + OverviewDrag.SHORTEST_MS, window.high())));
    }
  }

  private void key(KeyEvent event) {
    if (!event.getCode().isNavigationKey()) {
      return;
    }
    event.consume();
    refresh.run();
    if (event.getCode() == KeyCode.END) {
      mover.backToLive();
    } else if (shown.isPresent() && shown.get().window().isPresent() && reach().isPresent()) {
      key(event, shown.get(), shown.get().window().get(), reach().get());
    }
  }

  private void key(KeyEvent event, OverviewState state, ValueRange window, ValueRange within) {
    double step = window.span() * (event.isShiftDown() ? 1 : STEP);
    switch (event.getCode()) {
      case LEFT -> move(state, OverviewScale.moved(window, -step, within));
      case RIGHT -> move(state, OverviewScale.moved(window, step, within));
      case UP -> resize(state, window, -window.span(), within);
      case DOWN -> resize(state, window, window.span() / 2, within);
      case HOME -> move(state, OverviewScale.moved(window, -within.span(), within));
      case PAGE_UP -> zoomByKey(1 / ZOOM_BY_KEY, window);
      case PAGE_DOWN -> zoomByKey(ZOOM_BY_KEY, window);
      default -> {
        // The keys of a keypad without a meaning here.
      }
    }
  }

  /** Around the window, if it is in sight. */
  private void zoomByKey(double factor, ValueRange window) {
    whole()
        .ifPresent(all -> {
          ValueRange view = zoom.view(all);
          double middle = (window.low() + window.high()) / 2;
          boolean seen = middle >= view.low() && middle <= view.high();
          zoom(zoom.by(factor, seen ? middle : (view.low() + view.high()) / 2, all));
        });
  }

  private void move(OverviewState state, ValueRange to) {
    shown = Optional.of(state.withWindow(to));
    state.whole().ifPresent(all -> zoom = zoom.follow(to, all));
    layOut();
    apply(state, Grip.WINDOW, to);
  }

  private void resize(OverviewState state, ValueRange window, double by, ValueRange within) {
    ValueRange to = OverviewScale.resized(window, true, by, within, OverviewDrag.SHORTEST_MS);
    shown = Optional.of(state.withWindow(to));
    layOut();
    apply(state, Grip.BEGIN, to);
  }

  private String explain() {
    return Stream.of(
            describe().replace(" · ", "\n"),
            shown.map(OverviewText::estimate).orElse(""),
            OverviewText.MOUSE)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("\n\n"));
  }

  private String describe() {
    return shown.map(OverviewText::of).orElse("");
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return attribute == AccessibleAttribute.VALUE_STRING
        ? describe()
        : super.queryAccessibleAttribute(attribute, parameters);
  }
}
