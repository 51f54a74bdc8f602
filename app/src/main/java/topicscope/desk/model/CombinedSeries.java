package topicscope.desk.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import topicscope.signal.SampleBuffer;
import topicscope.signal.Series;
import topicscope.signal.SeriesSource;

/**
 * The series of one topic, combined with single series of other topics. A series keeps its index
 * once it was seen; later ones follow. Thread-safe.
 */
public final class CombinedSeries implements SeriesSource {
  private final List<Part> parts = new ArrayList<>();
  private final Map<SampleBuffer, Series> known = new LinkedHashMap<>();
  private final Set<String> names = new HashSet<>();
  private final AtomicLong added = new AtomicLong();
  private final List<String> order;
  private final boolean successor;

  /**
   * @param name the series to take; empty for all
   * @param shownAs its name here
   */
  private record Part(SeriesSource source, Optional<String> name, String shownAs) {
    boolean takes(Series series) {
      return name.isEmpty() || name.get().equals(series.name());
    }

    String called(Series series) {
      return name.isEmpty() ? series.name() : shownAs;
    }
  }

  /** Without series. */
  public CombinedSeries() {
    this(List.of(), false);
  }

  private CombinedSeries(List<String> order, boolean successor) {
    this.order = order;
    this.successor = successor;
  }

  /** Without series; those that have the names of these will have their order. */
  CombinedSeries successor() {
    return new CombinedSeries(all().stream().map(Series::name).toList(), true);
  }

  /** Whether it shows the series of the one before, with more of their past. */
  public boolean isSuccessor() {
    return successor;
  }

  /** Adds all series of a source, under their own names. */
  public synchronized void addAll(SeriesSource source) {
    parts.add(new Part(source, Optional.empty(), ""));
    added.incrementAndGet();
  }

  /** Adds one series of a source as soon as it exists, under another name. */
  public synchronized void add(SeriesSource source, String name, String shownAs) {
    parts.add(new Part(source, Optional.of(name), shownAs));
    added.incrementAndGet();
  }

  /** Removes what {@link #add} added. */
  public synchronized void remove(SeriesSource source, String name) {
    if (parts.removeIf(part -> part.source.equals(source) && part.name.equals(Optional.of(name)))) {
      // The version never returns to an earlier value, whatever the source's was.
      added.addAndGet(1 + source.version());
    }
  }

  @Override
  public synchronized List<Series> all() {
    int taken = 0;
    List<Series> fresh = new ArrayList<>();
    for (Part part : parts) {
      for (Series series : part.source.all()) {
        if (part.takes(series)) {
          taken++;
          if (!known.containsKey(series.buffer())) {
            String name = unused(part.called(series));
            names.add(name);
            fresh.add(series.called(name));
          }
        }
      }
    }
    fresh.stream()
        .sorted(Comparator.comparingInt(this::place))
        .forEach(series -> known.putIfAbsent(series.buffer(), series));
    if (taken < known.size()) {
      dropEnded();
    }
    return List.copyOf(known.values());
  }

  private int place(Series series) {
    int place = order.indexOf(series.name());
    return place < 0 ? order.size() : place;
  }

  private String unused(String name) {
    String unused = name;
    for (int number = 2; names.contains(unused); number++) {
      unused = name + " (" + number + ")";
    }
    return unused;
  }

  /** Drops series that their source no longer has. */
  private void dropEnded() {
    Set<SampleBuffer> there = new HashSet<>();
    for (Part part : parts) {
      part.source.all().stream().filter(part::takes).map(Series::buffer).forEach(there::add);
    }
    known.keySet().retainAll(there);
    names.clear();
    known.values().forEach(series -> names.add(series.name()));
  }

  @Override
  public synchronized long version() {
    return added.get() + parts.stream().mapToLong(part -> part.source.version()).sum();
  }
}
