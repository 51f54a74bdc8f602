package topicscope.trigger;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import topicscope.alert.AlertRule;
import topicscope.alert.RuleSubjects;
import topicscope.alert.SeriesSelector;
import topicscope.signal.SampleCopy;
import topicscope.signal.Series;
import topicscope.signal.SeriesSet;
import topicscope.transform.TransformRunner;

/**
 * All triggers of one reading of a topic. A trigger is a rule, of which only the edge counts: that
 * it comes to be violated while someone looks, not that it is. A gap in the samples is no edge.
 *
 * <p>{@link #step(long)} belongs to one thread; the listeners are called on it. Any thread may add
 * and remove; that applies from the next step on.
 */
public final class TriggerMonitor {
  private final RuleSubjects subjects;
  private final TransformRunner derivations;
  private final BooleanSupplier loaded;
  private final List<Wanted> wanted = new ArrayList<>();
  private final Map<String, TriggerFeed> feeds = new HashMap<>();
  private final Queue<Runnable> orders = new ConcurrentLinkedQueue<>();
  private final SampleCopy window = new SampleCopy();
  private volatile long missed;
  private volatile Set<AlertRule> live = Set.of();

  /** A trigger, and the series it has a feed of. */
  private static final class Wanted {
    private final AlertRule trigger;
    private final TriggerFeed.Listener listener;
    private final Map<String, TriggerFeed> in = new HashMap<>();
    private boolean live;

    Wanted(AlertRule trigger, TriggerFeed.Listener listener) {
      this.trigger = trigger;
      this.listener = listener;
    }
  }

  /**
   * Without triggers.
   *
   * @param derivations creates the transforms that triggers name
   * @param loaded whether the topic's history was loaded when the present round of steps began
   */
  public TriggerMonitor(
      String topic, SeriesSet set, TransformRunner derivations, BooleanSupplier loaded) {
    this.subjects = new RuleSubjects(topic, set);
    this.derivations = derivations;
    this.loaded = loaded;
  }

  /**
   * Adds a trigger. It begins with the samples that are held, where another trigger has not taken
   * them before.
   *
   * @param listener gets each firing on the stepping thread; must not wait
   */
  public void add(AlertRule trigger, Consumer<Firing> listener) {
    if (trigger.subject() instanceof SeriesSelector.Made made) {
      derivations.add(made.transform());
    }
    orders.add(() -> wanted.add(new Wanted(trigger, listener::accept)));
  }

  /** Removes a trigger. */
  public void remove(AlertRule trigger) {
    orders.add(() -> {
      wanted.removeIf(one -> one.trigger.equals(trigger));
      feeds.values().removeIf(feed -> feed.remove(trigger));
    });
  }

  /** Whether a trigger takes what comes now: the topic's history is loaded, and is behind it. */
  public boolean isLive(AlertRule trigger) {
    return live.contains(trigger);
  }

  /** How many samples no trigger has seen: they were more than a second late, or overwritten. */
  public long missed() {
    return missed;
  }

  /** Takes the samples since the last step; {@code nowMs} is the clock. */
  public void step(long nowMs) {
    for (Runnable order = orders.poll(); order != null; order = orders.poll()) {
      order.run();
    }
    if (wanted.isEmpty()) {
      live = Set.of();
      return;
    }
    wanted.forEach(one -> arm(one, nowMs));
    long sum = 0;
    for (TriggerFeed feed : feeds.values()) {
      feed.step(nowMs, loaded.getAsBoolean());
      sum += feed.missed();
    }
    missed = sum;
    if (loaded.getAsBoolean()) {
      wanted.forEach(one -> one.live = true);
      live = wanted.stream().map(one -> one.trigger).collect(toUnmodifiableSet());
    }
  }

  /** Puts a trigger on each series that it is about. */
  private void arm(Wanted one, long nowMs) {
    subjects
        .of(one.trigger)
        .forEach((name, series) -> {
          TriggerFeed feed = feed(name, series, nowMs);
          if (!feed.equals(one.in.put(name, feed))) {
            feed.add(one.trigger, one.live, one.listener);
          }
        });
  }

  private TriggerFeed feed(String name, Series series, long nowMs) {
    TriggerFeed known = feeds.get(name);
    if (known == null || !known.isOf(series.buffer())) {
      known = new TriggerFeed(name, series.buffer(), window, nowMs);
      feeds.put(name, known);
    }
    return known;
  }
}
