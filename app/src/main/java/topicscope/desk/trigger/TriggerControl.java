package topicscope.desk.trigger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import topicscope.alert.AlertRule;
import topicscope.alert.RuleSubjects;
import topicscope.chart.ValueRange;
import topicscope.desk.figures.Sparkline;
import topicscope.desk.model.Plot;
import topicscope.desk.model.WindowSpan;
import topicscope.plot.RollingLineChart;
import topicscope.plot.overlay.LevelHandle;
import topicscope.plot.overlay.PlotMark;
import topicscope.reading.Reading;
import topicscope.signal.SampleBuffer;
import topicscope.signal.Series;
import topicscope.transform.SyntaxException;
import topicscope.trigger.Capture;
import topicscope.trigger.CaptureControl;
import topicscope.trigger.CaptureFinder;
import topicscope.trigger.CaptureSettings;
import topicscope.trigger.Firing;
import topicscope.trigger.KeptCapture;
import topicscope.trigger.TriggerSearch;
import topicscope.trigger.TriggerSetup;

/**
 * The trigger of one plot at work: it arms the reading, keeps what is captured, and moves the
 * picture. Reading goes on all the while.
 *
 * <p>Owned by the JavaFX thread; {@link #refresh()} is called a few times a second.
 */
public final class TriggerControl {
  /** So long stands a capture in a picture that rolls on by itself. */
  private static final long SHOWN_MS = 3_000;

  /** The panel says so often that it is in sight. */
  private static final long SEEN_NANOS = 1_500_000_000L;

  /** So many captures are drawn over one another. */
  private static final int OVERLAID = 10;

  private final Plot plot;
  private final RollingLineChart chart;
  private final CaptureControl control = new CaptureControl(CaptureSettings.USUAL);
  private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
  private final CaptureTraces traces = new CaptureTraces();
  private boolean overlay;
  private Optional<Capture> reference = Optional.empty();
  private long seenNanos = System.nanoTime() - SEEN_NANOS;
  private Optional<AlertRule> armed = Optional.empty();
  private Optional<Reading> reading = Optional.empty();
  private Optional<Capture> shown = Optional.empty();
  private Optional<Capture> wanted = Optional.empty();
  private long rollsOnAtMs = Long.MAX_VALUE;

  /** Not armed. */
  public TriggerControl(Plot plot, RollingLineChart chart) {
    this.plot = plot;
    this.chart = chart;
  }

  /** What the run light says. */
  public CaptureControl.Light light() {
    return control.light();
  }

  /** Whether it is armed and takes what comes; not yet while old records load. */
  public boolean isLive() {
    return armed
        .filter(rule -> reading.filter(now -> now.analysis().triggers().isLive(rule)).isPresent())
        .isPresent();
  }

  /** What there is to say about the trigger or a capture; empty for nothing. */
  public ReadOnlyStringProperty saidProperty() {
    return said.getReadOnlyProperty();
  }

  /** The trigger that is armed. */
  public Optional<AlertRule> rule() {
    return armed;
  }

  /** The panel is in sight: the level can be dragged also while nothing is armed. */
  void seen() {
    seenNanos = System.nanoTime();
  }

  /** Where the level of the trigger stands; empty if it has none, or nobody looks at it. */
  public Optional<LevelHandle.Level> level() {
    boolean wanted = isArmed() || System.nanoTime() - seenNanos < SEEN_NANOS;
    Optional<AlertRule> rule = wanted ? written() : Optional.empty();
    return rule.filter(one -> one.level().isPresent())
        .flatMap(one ->
            plot.readingProperty()
                .get()
                .flatMap(now ->
                    new RuleSubjects(now.topic(), now.series())
                        .of(one).keySet().stream().findFirst())
                .map(series -> new LevelHandle.Level(series, one.level().orElseThrow())));
  }

  /** Moves the level of the trigger. */
  public void moveLevel(double to) {
    written().ifPresent(rule -> set(rule.atLevel(to).text(), setup().settings()));
  }

  private Optional<AlertRule> written() {
    try {
      return setup().rule().isEmpty()
          ? Optional.empty()
          : Optional.of(AlertRule.parse(setup().rule()));
    } catch (SyntaxException e) {
      return Optional.empty();
    }
  }

  /** What is set and captured. */
  public TriggerSetup setup() {
    return plot.triggerProperty().get();
  }

  /** How the series that fired went; empty if it was not captured in this window. */
  public Sparkline picture(Capture of) {
    return traces.picture(of);
  }

  /** The capture in sight. */
  public Optional<Capture> shown() {
    return shown;
  }

  /** Changes trigger and settings; one that is armed goes on with them. */
  public void set(String rule, CaptureSettings settings) {
    TriggerSetup before = setup();
    TriggerSetup now = before.with(rule.strip(), settings);
    if (!now.equals(before)) {
      plot.triggerProperty().set(now);
      if (isArmed()) {
        arm();
      }
    }
  }

  private boolean isArmed() {
    return control.light() == CaptureControl.Light.ARMED
        || control.light() == CaptureControl.Light.FIRED;
  }

  /** Arms the trigger, or stops it. */
  public void toggle() {
    if (isArmed()) {
      leave();
    } else {
      arm();
    }
  }

  /** Arms the trigger for one capture. */
  public void armOnce() {
    set(setup().rule(), setup().settings().in(CaptureSettings.Mode.SINGLE));
    arm();
  }

  /** Waits for the trigger from now on. */
  public void arm() {
    try {
      AlertRule rule = AlertRule.parse(setup().rule());
      disarm();
      control.arm(setup().settings());
      armed = Optional.of(rule);
      follow();
      say("");
    } catch (SyntaxException e) {
      say(
          setup().rule().isEmpty()
              ? "Write a trigger first, such as cpu > 90"
              : String.valueOf(e.getMessage()));
    }
  }

  /** Waits for nothing any more; the picture rolls again. */
  public void leave() {
    disarm();
    control.stop();
    shown = Optional.empty();
    wanted = Optional.empty();
    rollsOnAtMs = Long.MAX_VALUE;
    chart.backToLive();
    say("");
  }

  private void disarm() {
    armed.ifPresent(rule -> reading.ifPresent(before -> before.analysis().triggers().remove(rule)));
    armed = Optional.empty();
    reading = Optional.empty();
  }

  /** Captures the newest moment, armed or not. */
  public void force() {
    plot.readingProperty()
        .get()
        .ifPresent(now -> {
          OptionalLong present = present(now);
          CaptureSettings settings = setup().settings();
          if (present.isPresent()) {
            double at = (double) present.getAsLong() - settings.afterMs();
            Firing firing = new Firing("", "", at, Double.NaN, -1, -1, true);
            take(new CaptureControl.Moment(firing, settings.beforeMs(), settings.afterMs()), now);
          }
        });
  }

  /** Goes on; called a few times a second. */
  public void refresh() {
    follow();
    reading.ifPresent(now ->
        control
            .step(System.currentTimeMillis(), present(now))
            .forEach(moment -> take(moment, now)));
    wanted.ifPresent(this::showIfHeld);
    if (System.currentTimeMillis() >= rollsOnAtMs) {
      rollsOnAtMs = Long.MAX_VALUE;
      shown = Optional.empty();
      chart.backToLive();
    }
    if (chart.liveProperty().get() && wanted.isEmpty()) {
      shown = Optional.empty();
    }
    shown.ifPresent(this::learn);
    ghosts();
  }

  /** A topic that is read in another way, or from another time on, is another reading. */
  private void follow() {
    Optional<Reading> now = plot.readingProperty().get();
    if (armed.isPresent() && !now.equals(reading)) {
      AlertRule rule = armed.get();
      reading.ifPresent(before -> before.analysis().triggers().remove(rule));
      reading = now;
      now.ifPresent(next -> next.analysis().triggers().add(rule, control::fired));
    }
  }

  private static OptionalLong present(Reading of) {
    return of.series().all().stream()
        .map(one -> one.buffer().latestTime())
        .flatMapToLong(OptionalLong::stream)
        .max();
  }

  private void take(CaptureControl.Moment moment, Reading from) {
    String servers = plot.servers();
    List<Series> all = List.copyOf(from.series().all());
    Optional<Series> fired = from.series().find(moment.firing().series());
    Optional<Series> pictured = fired.or(() -> chartSeries().filter(one -> all.contains(one)));
    var _ =
        CompletableFuture.supplyAsync(
                () ->
                    new CaptureFinder()
                        .of(moment, servers, from.topic(), from.reader().topicId(), all),
                task -> Thread.ofVirtual().name("capturing").start(task))
            .thenAcceptAsync(
                capture -> {
                  pictured.ifPresent(one -> traces.take(capture, one));
                  keep(new KeptCapture(capture, "", ""));
                  show(capture);
                  if (control.settings().mode() == CaptureSettings.Mode.AUTO && isArmed()) {
                    rollsOnAtMs = System.currentTimeMillis() + SHOWN_MS;
                  }
                },
                Platform::runLater);
  }

  private Optional<Series> chartSeries() {
    return plot.seriesProperty().get().all().stream().findFirst();
  }

  /** Keeps a capture, before the others. */
  public void keep(KeptCapture added) {
    plot.triggerProperty().set(setup().with(added));
    traces.keepOnly(
        setup().captures().stream().map(KeptCapture::capture).collect(Collectors.toSet()));
  }

  /** Keeps a capture that someone else has made, and shows it when its topic is read. */
  public void take(Capture shared) {
    if (setup().captures().stream().noneMatch(one -> one.capture().equals(shared))) {
      keep(new KeptCapture(shared, "", ""));
    }
    show(shared);
  }

  /** Gives a capture another name and note. */
  public void rename(Capture of, String name, String note) {
    plot.triggerProperty().set(setup().with(of, name, note));
  }

  /** Deletes a capture; its records stay where they are. */
  public void delete(Capture gone) {
    plot.triggerProperty().set(setup().without(gone));
  }

  /** Goes to the capture before or after the one in sight. */
  public void step(boolean older) {
    List<KeptCapture> all = setup().captures();
    int at = -1;
    for (int i = 0; i < all.size(); i++) {
      at = shown.filter(all.get(i).capture()::equals).isPresent() ? i : at;
    }
    int next = older ? at + 1 : at - 1;
    if (next >= 0 && next < all.size()) {
      show(all.get(next).capture());
    }
  }

  /** Goes to the next place where the trigger fires among the samples held, or to the last one. */
  public void search(boolean later) {
    try {
      AlertRule rule = AlertRule.parse(setup().rule());
      plot.readingProperty().get().ifPresent(now -> search(rule, now, later));
    } catch (SyntaxException e) {
      say("Write a trigger first, such as cpu > 90");
    }
  }

  private void search(AlertRule rule, Reading now, boolean later) {
    Optional<Map.Entry<String, Series>> found =
        new RuleSubjects(now.topic(), now.series()).of(rule).entrySet().stream().findFirst();
    if (found.isEmpty()) {
      say("There is no series " + rule.subject().text());
      return;
    }
    SampleBuffer buffer = found.get().getValue().buffer();
    double from =
        shown
            .map(Capture::atMs)
            .or(() -> chart.timeInSight().map(later ? ValueRange::low : ValueRange::high))
            .orElse(0.0);
    var _ =
        CompletableFuture.supplyAsync(
                () -> new TriggerSearch(rule, buffer).from(from, later),
                task -> Thread.ofVirtual().name("searching").start(task))
            .thenAcceptAsync(
                place ->
                    place.ifPresentOrElse(
                        one -> showPlace(rule, found.get().getKey(), one, now),
                        () ->
                            say(
                                "It doesn't fire "
                                    + (later ? "later" : "earlier")
                                    + " among the samples held")),
                Platform::runLater);
  }

  /** Moves the picture to a place that is not kept. */
  private void showPlace(AlertRule rule, String series, TriggerSearch.Found at, Reading now) {
    CaptureSettings settings = setup().settings();
    show(
        new Capture(
            plot.servers(),
            now.topic(),
            now.reader().topicId(),
            List.of(),
            series,
            rule.text(),
            at.atMs(),
            settings.beforeMs(),
            settings.afterMs(),
            Double.NaN));
  }

  /** Moves the picture to a capture; loads its records first, if they aren't held any more. */
  public void show(Capture capture) {
    rollsOnAtMs = Long.MAX_VALUE;
    if (plot.topic().filter(capture.topic()::equals).isEmpty()) {
      say("This capture is of " + capture.topic() + ": pick that topic first");
      return;
    }
    wanted = Optional.of(capture);
    shown = Optional.of(capture);
    if (isHeld(capture)) {
      showIfHeld(capture);
    } else {
      say("Loading the records of the capture…");
      plot.windowProperty()
          .set(WindowSpan.since(Instant.ofEpochMilli((long) Math.floor(capture.fromMs()))));
    }
  }

  private boolean isHeld(Capture capture) {
    return chart.loadedTime().filter(time -> time.low() <= capture.fromMs() + 1).isPresent();
  }

  private void showIfHeld(Capture capture) {
    boolean loaded =
        plot.readingProperty().get().filter(now -> now.reader().isLoaded()).isPresent();
    if (isHeld(capture) || (loaded && plot.loading().isEmpty())) {
      wanted = Optional.empty();
      shown = Optional.of(capture);
      chart.holdTime(new ValueRange(capture.fromMs(), capture.toMs()));
      say(isHeld(capture) ? "" : gone(capture));
    }
  }

  private String gone(Capture capture) {
    boolean other =
        plot.readingProperty()
            .get()
            .flatMap(now -> now.reader().topicId())
            .filter(id -> capture.topicId().isPresent() && !capture.topicId().get().equals(id))
            .isPresent();
    if (other) {
      return capture.topic() + " was deleted and created again since: the records are gone";
    }
    List<Series> all =
        plot.readingProperty().get().map(now -> List.copyOf(now.series().all())).orElse(List.of());
    return CaptureFinder.missing(capture, new CaptureFinder().spans(capture, all));
  }

  /** Draws the other captures under the one in sight, aligned at the trigger, or not. */
  public void overlay(boolean wanted) {
    overlay = wanted;
    ghosts();
  }

  /** Whether captures are drawn over one another. */
  public boolean isOverlay() {
    return overlay;
  }

  /** Draws a capture under the live picture, or no longer if it is the one. */
  public void toggleReference(Capture wanted) {
    learn(wanted);
    if (!traces.has(wanted)) {
      say("Show this capture once: its records aren't held");
      return;
    }
    reference =
        reference.filter(wanted::equals).isPresent() ? Optional.empty() : Optional.of(wanted);
    ghosts();
  }

  /** The capture that is drawn under the live picture. */
  public Optional<Capture> reference() {
    return reference;
  }

  /** Takes the samples of a capture if they are held and not known yet. */
  private void learn(Capture capture) {
    if (!traces.has(capture)
        && isHeld(capture)
        && plot.topic().filter(capture.topic()::equals).isPresent()) {
      plot.readingProperty()
          .get()
          .flatMap(now -> now.series().find(capture.series()))
          .or(this::chartSeries)
          .ifPresent(series -> traces.take(capture, series));
    }
  }

  private void ghosts() {
    List<KeptCapture> all = setup().captures();
    reference = reference.filter(one -> all.stream().anyMatch(kept -> kept.capture().equals(one)));
    List<Capture> overlaid =
        overlay
            ? all.stream()
                .map(KeptCapture::capture)
                .filter(one -> shown.filter(one::equals).isEmpty())
                .limit(OVERLAID)
                .toList()
            : List.of();
    chart.setGhosts(
        traces.ghosts(overlaid, reference),
        shown.map(capture -> OptionalDouble.of(capture.atMs())).orElse(OptionalDouble.empty()),
        setup().settings().share());
  }

  /** The mark of the capture in sight. */
  public List<PlotMark> marks() {
    return shown
        .map(capture ->
            List.of(
                new PlotMark(
                    Math.round(capture.atMs()),
                    capture.trigger().isEmpty() ? "captured" : capture.trigger())))
        .orElse(List.of());
  }

  private void say(String text) {
    said.set(text);
  }
}
