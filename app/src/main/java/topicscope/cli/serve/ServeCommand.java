package topicscope.cli.serve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import topicscope.cli.HeadlessRun;
import topicscope.cli.Version;
import topicscope.cli.options.ConnectionOptions;
import topicscope.cli.options.DecodeOptions;
import topicscope.cli.options.FromOption;
import topicscope.cli.options.HistoryOptions;
import topicscope.history.query.HistoryPlace;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.partition.StartPosition;
import topicscope.kafka.read.ReadingPlan;
import topicscope.reading.Reading;
import topicscope.web.AccessToken;
import topicscope.web.HistoryColumns;
import topicscope.web.ListenAddress;
import topicscope.web.PageOptions;
import topicscope.web.PageServer;
import topicscope.web.PageTopic;

/** Serves topics as a read-only page, as JSON and as a stream of events, without a window. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Serves topics as a read-only page for browsers, as JSON and as a stream of events.",
      "Only this machine reaches it unless --listen says otherwise; then a token is needed to see"
          + " the data. It is printed once."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"1:an error; the message is one line", "130:stopped with Ctrl+C"})
public final class ServeCommand implements Callable<Integer> {
  private static final int RECORDS = 10_000;

  /** Set by picocli. */
  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private final ConnectionOptions connection = new ConnectionOptions();
  @Mixin private final FromOption from = new FromOption();
  @Mixin private final DecodeOptions decoding = new DecodeOptions();
  @Mixin private final HistoryOptions history = new HistoryOptions();

  @Option(
      names = "--topic",
      required = true,
      paramLabel = "NAME",
      description = "A topic to show; may be given more than once.")
  private List<String> topics = List.of();

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:8080",
      description =
          "Where to serve it; 0.0.0.0:PORT for all addresses (default: ${DEFAULT-VALUE}).")
  private String listen = "";

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "Demand the token in this file (default: on loopback none, else a new one).")
  private @Nullable Path tokenFile;

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description = "Encrypt the line with this certificate (PEM, with its chain).")
  private @Nullable Path certificate;

  @Option(names = "--tls-key", paramLabel = "FILE", description = "Its key (PEM, PKCS#8).")
  private @Nullable Path key;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = "A further name by which browsers ask for the page, such as that of a proxy.")
  private List<String> hosts = List.of();

  @Override
  public Integer call() throws Exception {
    PageOptions options = options();
    ClusterConnection cluster = connection.connection();
    StartPosition start = from.given().orElseGet(() -> new StartPosition.LastRecords(RECORDS));
    try (HeadlessRun run = new HeadlessRun(command)) {
      List<PageTopic> shown = new ArrayList<>();
      for (String topic : new LinkedHashSet<>(topics)) {
        ReadingPlan plan = ReadingPlan.passive(cluster, topic, start);
        shown.add(new PageTopic(topic, run.open(plan, Reading.capacity(plan, RECORDS), decoding)));
      }
      List<PageTopic> all = List.copyOf(shown);
      PageServer server =
          PageServer.start(
              options, () -> all, new HistoryColumns(new HistoryPlace(history.place())));
      run.onClose(server::close);
      announce(run, options, server);
      run.waitEndlessly();
      var _ = run.await(HeadlessRun.FOREVER, () -> false);
      return run.isInterrupted() ? HeadlessRun.INTERRUPTED : 0;
    }
  }

  private PageOptions options() throws IOException {
    ListenAddress address = ListenAddress.parse(listen);
    Optional<AccessToken> token =
        tokenFile != null
            ? Optional.of(token(tokenFile))
            : address.isLoopback() ? Optional.empty() : Optional.of(AccessToken.random());
    if ((certificate == null) != (key == null)) {
      throw new IllegalArgumentException("--tls-cert and --tls-key belong together");
    }
    Optional<PageOptions.TlsFiles> tls =
        certificate == null || key == null
            ? Optional.empty()
            : Optional.of(new PageOptions.TlsFiles(certificate, key));
    return new PageOptions(address, token, tls, Set.copyOf(hosts));
  }

  private static AccessToken token(Path file) throws IOException {
    try {
      return new AccessToken(Files.readString(file, StandardCharsets.UTF_8).strip());
    } catch (NoSuchFileException e) {
      throw new IOException("there is no file " + file + " for the token", e);
    }
  }

  private static void announce(HeadlessRun run, PageOptions options, PageServer server) {
    run.print(server.link());
    if (!options.listen().isLoopback() && options.tls().isEmpty()) {
      run.message(
          "the line isn't encrypted: others in the network can read the data and the token; give"
              + " --tls-cert and --tls-key");
    }
  }
}
