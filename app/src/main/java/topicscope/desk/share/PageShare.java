package topicscope.desk.share;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import topicscope.desk.model.Plot;
import topicscope.history.query.HistoryPlace;
import topicscope.reading.Reading;
import topicscope.web.AccessToken;
import topicscope.web.HistoryColumns;
import topicscope.web.ListenAddress;
import topicscope.web.PageOptions;
import topicscope.web.PageServer;
import topicscope.web.PageTopic;

/**
 * The topics of the window's plots as a page for browsers on this machine. Off until it is started;
 * nothing of a web server is loaded before.
 *
 * <p>Owned by the JavaFX thread. The server starts and stops on other threads.
 */
public final class PageShare {
  /**
   * How it is.
   *
   * @param link the address of the page; empty while it isn't served
   * @param trouble why it could not be started; else empty
   * @param starts whether it is being started
   */
  record State(String link, String trouble, boolean starts) {
    static final State OFF = new State("", "", false);

    boolean isOn() {
      return !link.isEmpty();
    }
  }

  private final Supplier<List<Plot>> plots;
  private final Supplier<HistoryPlace> history;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.OFF);
  private volatile List<PageTopic> topics = List.of();
  private Optional<CompletableFuture<PageServer>> server = Optional.empty();

  /**
   * @param plots the plots of the window
   * @param history where the page finds what was recorded of their topics
   */
  public PageShare(Supplier<List<Plot>> plots, Supplier<HistoryPlace> history) {
    this.plots = plots;
    this.history = history;
  }

  ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** What the window's title says of it; empty while nothing is shared. */
  public String titlePart() {
    return state.get().isOn() ? " · shared as a page" : "";
  }

  /** Starts the server, unless it is there. */
  void start() {
    if (server.isPresent()) {
      return;
    }
    state.set(new State("", "", true));
    HistoryPlace place = history.get();
    CompletableFuture<PageServer> starting =
        CompletableFuture.supplyAsync(() -> open(place), task -> Thread.ofVirtual().start(task));
    server = Optional.of(starting);
    refresh();
    var _ =
        starting.whenCompleteAsync(
            (started, failure) -> {
              if (server.filter(starting::equals).isEmpty()) {
                return;
              }
              if (failure == null) {
                state.set(new State(started.link(), "", false));
              } else {
                server = Optional.empty();
                Throwable why = Objects.requireNonNullElse(failure.getCause(), failure);
                state.set(new State("", String.valueOf(why.getMessage()), false));
              }
            },
            Platform::runLater);
  }

  /** Others who use this machine have no token. */
  private PageServer open(HistoryPlace place) {
    try {
      return PageServer.start(
          new PageOptions(
              new ListenAddress("127.0.0.1", 0),
              Optional.of(AccessToken.random()),
              Optional.empty(),
              Set.of()),
          () -> topics,
          new HistoryColumns(place));
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  /** Stops the server, on another thread. */
  void stop() {
    state.set(State.OFF);
    var _ = ending();
  }

  private CompletableFuture<Void> ending() {
    Optional<CompletableFuture<PageServer>> running = server;
    server = Optional.empty();
    return running
        .map(starting ->
            starting
                .thenAcceptAsync(PageServer::close, task -> Thread.ofVirtual().start(task))
                .exceptionally(failure -> null))
        .orElseGet(() -> CompletableFuture.completedFuture(null));
  }

  /**
   * Ends it for good.
   *
   * @return blocks until the server has ended; not for the JavaFX thread
   */
  public Runnable end() {
    CompletableFuture<Void> ended = ending();
    return ended::join;
  }

  /** Takes up the topics that the plots show now; call it a few times a second. */
  public void refresh() {
    if (server.isEmpty()) {
      return;
    }
    List<PageTopic> now = new ArrayList<>();
    for (Plot plot : plots.get()) {
      plot.readingProperty().get().ifPresent(reading -> add(now, plot, reading));
    }
    if (!now.equals(topics)) {
      topics = List.copyOf(now);
    }
  }

  /** Two plots of one topic are one on the page; topics of two clusters differ by the cluster. */
  private static void add(List<PageTopic> all, Plot plot, Reading reading) {
    boolean known =
        all.stream().anyMatch(other -> other.reading().reader().readsSameTopicAs(reading.reader()));
    if (known) {
      return;
    }
    boolean taken = all.stream().anyMatch(other -> other.name().equals(reading.topic()));
    String cluster = plot.connection().map(there -> " · " + there.bootstrapServers()).orElse("");
    all.add(new PageTopic(taken ? reading.topic() + cluster : reading.topic(), reading));
  }
}
