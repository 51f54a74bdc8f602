package topicscope.desk.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import topicscope.kafka.partition.BacklogProgress;
import topicscope.kafka.partition.StartPosition;
import topicscope.reading.Reading;
import topicscope.reading.ReadingDepth;

/**
 * The reading of one topic with as much of its past as a span shows. If a span wants more than is
 * held, another reading begins further back, beside the present one, which goes on until the other
 * has loaded and replaces it. What is held is not read again for a span within it. Of spans that
 * are chosen in quick succession only the last one is loaded.
 *
 * <p>Owned by the JavaFX thread.
 */
final class SpanReading {
  /** Spans that follow one another faster are one choice: of them only the last one is loaded. */
  private static final long SETTLED_MS = 250;

  private final BiFunction<StartPosition, BooleanSupplier, Reading> opener;
  private final Executor owner;
  private final Consumer<Reading> replaced;
  private final boolean passive;
  private Begun present;
  private Optional<Begun> longer = Optional.empty();
  private StartPosition wanted;
  private int choices;
  private boolean ended;

  /** A reading, and whether it is the one that is shown. */
  private record Begun(Reading reading, AtomicBoolean shown) {}

  /**
   * Begins to read.
   *
   * @param from where the span begins
   * @param passive whether more may be loaded later; not as a member of a group
   * @param opener starts a reading at a position; the other argument says, on any thread, whether
   *     it is the one that is shown
   * @param owner runs tasks on the owner's thread
   * @param replaced gets each reading that replaces the one before
   */
  SpanReading(
      StartPosition from,
      boolean passive,
      BiFunction<StartPosition, BooleanSupplier, Reading> opener,
      Executor owner,
      Consumer<Reading> replaced) {
    this.opener = opener;
    this.owner = owner;
    this.replaced = replaced;
    this.passive = passive;
    wanted = from;
    present = begin(from);
    present.shown().set(true);
  }

  /** The reading that is shown. */
  Reading present() {
    return present.reading();
  }

  /** The reading that is shown, and the one that is to replace it. */
  List<Reading> all() {
    return Stream.concat(Stream.of(present), longer.stream()).map(Begun::reading).toList();
  }

  /** Loads what another span shows and is not held, unless another one follows at once. */
  void show(StartPosition from) {
    wanted = from;
    stopLonger();
    int choice = ++choices;
    CompletableFuture.delayedExecutor(SETTLED_MS, TimeUnit.MILLISECONDS, owner)
        .execute(() -> {
          if (choice == choices) {
            loadMissing();
          }
        });
  }

  /** How much of a backlog is read. */
  Optional<BacklogProgress> loading() {
    return longer.orElse(present).reading().reader().loading();
  }

  /** Stops the load; what is shown stays. */
  void stopLoading() {
    choices++;
    wanted = new StartPosition.Latest();
    if (longer.isPresent()) {
      stopLonger();
    } else {
      present().reader().cancelLoading();
    }
  }

  private Begun begin(StartPosition from) {
    AtomicBoolean shown = new AtomicBoolean();
    Begun begun = new Begun(opener.apply(from, shown::get), shown);
    if (passive) {
      var _ =
          begun
              .reading()
              .loaded()
              .thenAccept(done -> {
                if (done) {
                  owner.execute(() -> loaded(begun));
                }
              });
    }
    return begun;
  }

  private void loadMissing() {
    if (passive && !ended && longer.isEmpty()) {
      longer = ReadingDepth.missing(present(), wanted).map(this::begin);
    }
  }

  private void loaded(Begun begun) {
    if (ended) {
      return;
    }
    if (begun.equals(present) && longer.isEmpty()) {
      // A series may have fewer points than there are records.
      loadMissing();
    } else if (longer.filter(begun::equals).isPresent()) {
      longer = Optional.empty();
      replaceBy(begun);
    }
  }

  /** What the topic has deleted since is held by the present one only. */
  private void replaceBy(Begun begun) {
    boolean less = present().reader().isLoaded() && ReadingDepth.isLess(begun.reading(), present());
    Begun end = less ? begun : present;
    if (!less) {
      present.shown().set(false);
      begun.shown().set(true);
      present = begun;
      replaced.accept(begun.reading());
    }
    var _ = end.reading().closeAside();
    if (!less) {
      loadMissing();
    }
  }

  private void stopLonger() {
    longer.ifPresent(begun -> {
      var _ = begun.reading().closeAside();
    });
    longer = Optional.empty();
  }

  /** Ends the readings, on other threads, at most 2 s each. */
  CompletableFuture<Void> close() {
    ended = true;
    List<CompletableFuture<Void>> closing = new ArrayList<>();
    all().forEach(reading -> closing.add(reading.closeAside()));
    return CompletableFuture.allOf(closing.toArray(CompletableFuture[]::new));
  }
}
