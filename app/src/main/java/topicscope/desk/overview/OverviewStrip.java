package topicscope.desk.overview;

import java.util.List;
import java.util.Optional;
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
import javafx.scene.layout.Region;
import topicscope.chart.ValueRange;
import topicscope.desk.overview.OverviewScale.Grip;
import topicscope.desk.widget.Commands;
import topicscope.desk.widget.Nodes;

/**
 * A strip of time: what the topic retains, what of it is loaded, and the window as a frame that is
 * dragged. Between two equal states it does nothing; while it is dragged its scale stays.
 *
 * <p>Owned by the JavaFX thread.
 */
final class OverviewStrip extends Region {
  private static final PseudoClass LIVE = PseudoClass.getPseudoClass("live");
  static final double HEIGHT = 24;
  private static final double DRAGGED = 3;
  private static final double NOTE_GAP = 6;
  private static final double SHORTEST_MS = 10;
  private static final double STEP = 0.25;

  private final WindowMover mover;
  private final Runnable refresh;
  private final CourseShape course = new CourseShape();
  private final Region loaded = Nodes.named("overview-loaded", new Region(), "overview-loaded");
  private final Region recorded =
      Nodes.named("overview-recorded", new Region(), "overview-recorded");
  private final TickRow ticks = new TickRow();
  private final Region frame = Nodes.named("overview-window", new Region(), "overview-window");
  private final Label note = Nodes.named("overview-note", new Label(), "overview-note");
  private Optional<OverviewState> shown = Optional.empty();
  private Optional<Drag> drag = Optional.empty();

  /** A drag: where it began, and the window then. */
  private record Drag(OverviewScale scale, Grip grip, double from, ValueRange window) {}

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
    setAccessibleRoleDescription("overview of time");
    setAccessibleHelp(OverviewText.KEYS);
    for (Node node : List.of(loaded, recorded, frame, note)) {
      node.setManaged(false);
    }
    for (Node node : List.of(loaded, course, recorded, ticks, frame, note)) {
      node.setMouseTransparent(true);
    }
    note.setVisible(false);
    getChildren().addAll(loaded, course, recorded, ticks, frame, note);
    widthProperty().subscribe(this::layOut);
    Tooltip tooltip = new Tooltip();
    tooltip.setOnShowing(
        event -> tooltip.setText(describe().replace(" · ", "\n") + "\n" + OverviewText.MOUSE));
    Tooltip.install(this, tooltip);
    setOnMouseMoved(event -> setCursor(cursor(event.getX())));
    setOnMousePressed(this::press);
    setOnMouseDragged(this::drag);
    setOnMouseReleased(this::release);
    setOnKeyPressed(this::key);
  }

  /** Shows another state, unless the window is being dragged. */
  void show(OverviewState next) {
    if (drag.isEmpty() && !shown.equals(Optional.of(next))) {
      if (shown.filter(now -> now.topic().equals(next.topic())).isEmpty()) {
        setAccessibleText("Overview of " + next.topic());
      }
      shown = Optional.of(next);
      layOut();
    }
  }

  private Optional<OverviewScale> scale() {
    return drag.map(Drag::scale)
        .or(() ->
            shown
                .flatMap(OverviewState::whole)
                .filter(whole -> getWidth() >= OverviewScale.NARROWEST)
                .map(whole -> new OverviewScale(whole, getWidth())));
  }

  private void layOut() {
    Optional<OverviewScale> scale = scale();
    for (Node node : List.of(loaded, course, recorded, ticks, frame)) {
      node.setVisible(scale.isPresent());
    }
    scale.ifPresent(to -> shown.ifPresent(state -> place(state, to)));
  }

  private void place(OverviewState state, OverviewScale scale) {
    course.show(state.retained(), scale, HEIGHT);
    ticks.show(scale, HEIGHT, state.zone());
    place(loaded, state.loaded().map(time -> loadedPart(scale, time)));
    place(recorded, state.recorded().map(time -> loadedPart(scale, time)));
    place(frame, state.window().map(scale::frame));
    frame.pseudoClassStateChanged(LIVE, state.live());
  }

  /** Wide enough to be seen. */
  private static ValueRange loadedPart(OverviewScale scale, ValueRange time) {
    double right = Math.max(2, scale.position(time.high()));
    return new ValueRange(Math.min(scale.position(time.low()), right - 2), right);
  }

  private static void place(Region region, Optional<ValueRange> at) {
    region.setVisible(at.isPresent());
    at.ifPresent(x -> region.resizeRelocate(x.low(), 0, x.span(), HEIGHT));
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
        .flatMap(to -> shown.flatMap(OverviewState::window).map(window -> to.grip(window, x)))
        .orElse(Grip.OUTSIDE);
  }

  private void press(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    event.consume();
    refresh.run();
    Grip grip = grip(event.getX());
    scale()
        .ifPresent(to ->
            shown
                .flatMap(OverviewState::window)
                .ifPresent(window -> begin(new Drag(to, grip, event.getX(), window))));
  }

  private void begin(Drag begun) {
    drag = Optional.of(begun);
    if (begun.grip() == Grip.OUTSIDE) {
      double middle = (begun.window().low() + begun.window().high()) / 2;
      double by = begun.scale().time(begun.from()) - middle;
      reach()
          .ifPresent(within -> {
            ValueRange there = OverviewScale.moved(begun.window(), by, within);
            drag = Optional.of(new Drag(begun.scale(), Grip.WINDOW, begun.from(), there));
            preview(there);
          });
    }
  }

  private Optional<ValueRange> reach() {
    return shown.flatMap(OverviewState::reach);
  }

  private void drag(MouseEvent event) {
    event.consume();
    drag.filter(now -> note.isVisible() || Math.abs(event.getX() - now.from()) >= DRAGGED)
        .ifPresent(now -> reach().ifPresent(within -> preview(dragged(now, event.getX(), within))));
  }

  private static ValueRange dragged(Drag now, double x, ValueRange within) {
    double by = (x - now.from()) * now.scale().perUnit();
    double shortest = Math.min(now.window().span(), Math.max(SHORTEST_MS, now.scale().perUnit()));
    return switch (now.grip()) {
      case WINDOW, OUTSIDE -> OverviewScale.moved(now.window(), by, within);
      case BEGIN, END ->
          OverviewScale.resized(now.window(), now.grip() == Grip.BEGIN, by, within, shortest);
    };
  }

  private void preview(ValueRange window) {
    shown = shown.map(state -> state.withWindow(window));
    layOut();
    shown.ifPresent(state -> note.setText(OverviewText.moving(state, window)));
    note.setVisible(true);
    note.applyCss();
    note.autosize();
    double right = frame.getLayoutX() + frame.getWidth() + NOTE_GAP;
    boolean fits = right + note.getWidth() <= getWidth();
    note.relocate(
        fits ? right : Math.max(0, frame.getLayoutX() - NOTE_GAP - note.getWidth()),
        (HEIGHT - note.getHeight()) / 2);
    mover.preview(window);
  }

  private void release(MouseEvent event) {
    event.consume();
    Optional<Drag> ended = drag;
    drag = Optional.empty();
    boolean moved = note.isVisible();
    note.setVisible(false);
    // Two quick drags are no double click.
    boolean still = event.getButton() == MouseButton.PRIMARY && event.isStillSincePress();
    if (still && event.getClickCount() == 2) {
      mover.showAll();
    } else if (moved) {
      ended.ifPresent(now ->
          shown.ifPresent(state -> state.window().ifPresent(to -> apply(state, now.grip(), to))));
    }
  }

  private void apply(OverviewState state, Grip grip, ValueRange window) {
    scale().ifPresent(to -> apply(state, grip, window, to));
  }

  private void apply(OverviewState state, Grip grip, ValueRange window, OverviewScale to) {
    boolean atEnd = window.high() > to.whole().high() - to.perUnit();
    boolean live = grip == Grip.WINDOW ? atEnd : grip == Grip.BEGIN && state.live();
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
      mover.show(new ValueRange(low, Math.max(low + SHORTEST_MS, window.high())));
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
      default -> {
        // Page Up and Page Down mean nothing here.
      }
    }
  }

  private void move(OverviewState state, ValueRange to) {
    shown = Optional.of(state.withWindow(to));
    layOut();
    apply(state, Grip.WINDOW, to);
  }

  private void resize(OverviewState state, ValueRange window, double by, ValueRange within) {
    ValueRange to = OverviewScale.resized(window, true, by, within, SHORTEST_MS);
    shown = Optional.of(state.withWindow(to));
    layOut();
    apply(state, Grip.BEGIN, to);
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
