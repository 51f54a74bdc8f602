package topicscope.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topics of a cluster, asked for every two seconds on a thread of its own.
 *
 * <p>The listener is called on that thread, and only when something has changed. A failure is a
 * snapshot too; the catalog keeps trying until closed.
 */
public final class TopicCatalog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicCatalog.class);
  private static final int REFRESH_MS = 2_000;
  private static final int LIST_TIMEOUT_MS = 4_000;
  private static final long JOIN_MS = 2_000;
  private static final Duration CLOSE = Duration.ofMillis(500);

  private final ClusterConnection connection;
  private final Consumer<Snapshot> listener;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;
  private Snapshot latest;

  /**
   * What is known of the cluster's topics.
   *
   * @param state whether the cluster answers: CONNECTING, LIVE, DOWN or FAILED
   * @param topics names in alphabetical order, internal ones left out; as last seen when DOWN
   */
  public record Snapshot(ReaderState state, List<String> topics) {}

  private TopicCatalog(ClusterConnection connection, Consumer<Snapshot> listener) {
    this.connection = connection;
    this.listener = listener;
    this.latest =
        new Snapshot(
            ReaderState.now(ReaderState.Kind.CONNECTING, "connecting to " + connection), List.of());
    this.thread = Thread.ofPlatform().name("topic-catalog").daemon().unstarted(this::run);
  }

  /** Starts asking. */
  public static TopicCatalog start(ClusterConnection connection, Consumer<Snapshot> listener) {
    TopicCatalog catalog = new TopicCatalog(connection, listener);
    listener.accept(catalog.latest);
    catalog.thread.start();
    return catalog;
  }

  /** Stops asking and waits for the thread to end, 2 s at the most. */
  @Override
  public void close() {
    stop.countDown();
    thread.interrupt();
    try {
      thread.join(JOIN_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      do {
        ask();
      } while (!stop.await(REFRESH_MS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      LOG.debug("Interrupted to stop");
    }
  }

  /** Asks until the client itself fails, so that one connection serves all questions. */
  private void ask() throws InterruptedException {
    Admin admin = null;
    try {
      admin = Admin.create(connection.adminSettings());
      do {
        list(admin);
      } while (!stop.await(REFRESH_MS, TimeUnit.MILLISECONDS));
    } catch (KafkaException e) {
      failed(e);
    } finally {
      if (admin != null) {
        admin.close(CLOSE);
      }
    }
  }

  private void list(Admin admin) throws InterruptedException {
    try {
      Set<String> names =
          admin
              .listTopics(new ListTopicsOptions().listInternal(false).timeoutMs(LIST_TIMEOUT_MS))
              .names()
              .get();
      List<String> topics = names.stream().filter(name -> !name.startsWith("__")).sorted().toList();
      publish(
          new Snapshot(
              ReaderState.now(ReaderState.Kind.LIVE, "connected to " + connection), topics));
    } catch (ExecutionException e) {
      failed(e.getCause() == null ? e : e.getCause());
    }
  }

  private void failed(Throwable failure) {
    LOG.warn("Asking {} for its topics failed; trying again", connection, failure);
    publish(new Snapshot(Trouble.of(failure, connection), latest.topics()));
  }

  private void publish(Snapshot next) {
    boolean same =
        latest.topics().equals(next.topics())
            && latest.state().kind() == next.state().kind()
            && latest.state().cause().equals(next.state().cause());
    if (!same) {
      latest = next;
      listener.accept(next);
    }
  }
}
