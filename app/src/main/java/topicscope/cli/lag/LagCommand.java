package topicscope.cli.lag;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import topicscope.cli.Version;
import topicscope.cli.options.ConnectionOptions;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.observe.GroupStanding;
import topicscope.kafka.observe.GroupSurvey;
import topicscope.platform.TerminalText;

/** Prints how far consumer groups are behind. */
@Command(
    name = "lag",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Prints how far consumer groups are behind, by partition and in all. Joins no group, commits"
          + " nothing, reads no record.",
      "The lag counts offsets: with transactions or compaction there are fewer records."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the lag was printed",
      "1:an error; the message is one line",
      "2:there is no such group, or it has committed nothing there",
      "130:stopped with Ctrl+C"
    })
public final class LagCommand implements Callable<Integer> {
  private static final int NOTHING_FOUND = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration SHORTEST = Duration.ofMillis(100);

  /** Set by picocli. */
  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private final ConnectionOptions connection = new ConnectionOptions();

  @Option(
      names = "--group",
      paramLabel = "NAME",
      description = "The group; may be given more than once (default: all of the cluster).")
  private List<String> groups = List.of();

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      description = "The topic; may be given more than once (default: all of each group).")
  private List<String> topics = List.of();

  @Option(names = "--watch", description = "Print it again and again, until Ctrl+C.")
  private boolean watch;

  @Option(
      names = "--poll",
      paramLabel = "TIME",
      defaultValue = "1s",
      description = "With --watch: how often (default: ${DEFAULT-VALUE}).")
  private Duration poll = Duration.ofSeconds(1);

  @Option(names = "--json", description = "Print a line of JSON for each partition and each sum.")
  private boolean json;

  private final AtomicReference<@Nullable String> failure = new AtomicReference<>();
  private final AtomicReference<@Nullable String> said = new AtomicReference<>();

  @Override
  public Integer call() throws Exception {
    if (poll.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException("--poll is at least 100ms");
    }
    CountDownLatch done = new CountDownLatch(1);
    AtomicInteger code = new AtomicInteger();
    LagText text = new LagText(Set.copyOf(topics), json);
    try (GroupSurvey survey =
        GroupSurvey.start(
            connection.connection(),
            groups.isEmpty() ? Optional.empty() : Optional.of(Set.copyOf(groups)),
            poll,
            answer -> {
              code.set(print(text, answer));
              if (!watch || command.commandLine().getOut().checkError()) {
                done.countDown();
              }
            },
            state -> fail(state, done))) {
      await(done, survey);
    }
    String why = failure.get();
    if (why != null) {
      throw new IllegalStateException(why);
    }
    return code.get();
  }

  /** What the user must correct ends the command at once; a cluster may still come up. */
  private void fail(ReaderState state, CountDownLatch done) {
    if (state.kind() == ReaderState.Kind.FAILED) {
      failure.set(state.cause());
      done.countDown();
    } else if (watch && !state.cause().equals(said.getAndSet(state.cause()))) {
      say(state.cause());
    }
  }

  private void say(String text) {
    PrintWriter err = command.commandLine().getErr();
    err.println("topicscope: " + TerminalText.escape(text));
    err.flush();
  }

  private void await(CountDownLatch done, GroupSurvey survey) throws InterruptedException {
    if (!done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      if (!survey.hasAnswered()) {
        failure.set(
            "not connected within "
                + PATIENCE.toSeconds()
                + " s: "
                + survey.failure().orElse("no answer").replace(" (still trying)", ""));
        return;
      }
      done.await();
    }
  }

  private int print(LagText text, List<GroupStanding> answer) {
    PrintWriter out = command.commandLine().getOut();
    List<String> lines = text.lines(answer);
    lines.forEach(out::println);
    out.flush();
    said.set(null);
    if (!watch) {
      text.remarks(answer).forEach(this::say);
    }
    return lines.isEmpty() ? NOTHING_FOUND : 0;
  }
}
