package topicscope.kafka.observe;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.client.ReaderState;

/**
 * Asks how far the consumer groups of a cluster are behind in all their topics, again and again, on
 * its own thread. It joins no group, commits nothing and reads no record.
 *
 * <p>The listeners are called on that thread.
 */
public final class GroupSurvey implements AutoCloseable, AdminTask {
  private static final int TIMEOUT_MS = 5_000;

  private final Optional<Set<String>> groups;
  private final Consumer<List<GroupStanding>> listener;
  private final Consumer<ReaderState> failures;
  private final AdminLoop loop;
  private volatile boolean answered;
  private volatile Optional<String> failure = Optional.empty();
  private @Nullable Admin admin;
  private @Nullable GroupQuery query;

  private GroupSurvey(
      ClusterConnection connection,
      Optional<Set<String>> groups,
      Duration interval,
      Consumer<List<GroupStanding>> listener,
      Consumer<ReaderState> failures) {
    this.groups = groups;
    this.listener = listener;
    this.failures = failures;
    this.loop = new AdminLoop("groups", connection, this, interval);
  }

  /**
   * Starts asking, at once and then at that interval.
   *
   * @param groups the groups; empty for all that may be described
   * @param listener gets the groups by name
   * @param failures gets why the cluster does not answer
   */
  public static GroupSurvey start(
      ClusterConnection connection,
      Optional<Set<String>> groups,
      Duration interval,
      Consumer<List<GroupStanding>> listener,
      Consumer<ReaderState> failures) {
    GroupSurvey survey = new GroupSurvey(connection, groups, interval, listener, failures);
    survey.loop.start();
    return survey;
  }

  /** Whether the cluster has answered; for any thread. */
  public boolean hasAnswered() {
    return answered;
  }

  /** Why the cluster does not answer; empty if it does. For any thread. */
  public Optional<String> failure() {
    return failure;
  }

  @Override
  public void close() {
    loop.close();
  }

  @Override
  public void ask(Admin from) throws ExecutionException, InterruptedException {
    GroupQuery asking = query;
    if (asking == null || admin != from) {
      admin = from;
      asking = new GroupQuery(from, TIMEOUT_MS);
      query = asking;
    }
    Collection<String> names = groups.isPresent() ? groups.get() : asking.list();
    asking.describe(names);
    List<GroupStanding> standings =
        asking.standings(names, Optional.empty()).groups().values().stream()
            .sorted(Comparator.comparing(GroupStanding::group))
            .toList();
    answered = true;
    failure = Optional.empty();
    listener.accept(standings);
  }

  @Override
  public int timeoutMs() {
    return TIMEOUT_MS;
  }

  @Override
  public void failed(ReaderState state) {
    failure = Optional.of(state.cause());
    failures.accept(state);
  }

  @Override
  public Set<String> brokers() {
    return Set.of();
  }
}
