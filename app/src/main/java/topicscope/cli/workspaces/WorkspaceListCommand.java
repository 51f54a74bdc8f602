package topicscope.cli.workspaces;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import topicscope.cli.Version;
import topicscope.platform.ConfigFolder;
import topicscope.platform.TerminalText;
import topicscope.workspace.KeptCluster;
import topicscope.workspace.KeptWorkspaces;
import topicscope.workspace.KeptWorkspaces.Entry;
import topicscope.workspace.PlotState;
import topicscope.workspace.PlotState.ClusterName;

/** Lists the workspace that is kept for each cluster, and its dated copies. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Lists the workspace kept for each cluster, and the dated copies of its last ten versions,"
            + " the newest first. The window opens them (Ctrl+Shift+H).")
public final class WorkspaceListCommand implements Callable<Integer> {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

  @Option(names = "--json", description = "Print one JSON document instead of lines.")
  private boolean json;

  /** Set by picocli. */
  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() throws JsonProcessingException {
    List<Entry> all = new KeptWorkspaces(ConfigFolder.path()).all();
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      out.println(TerminalText.escapeJson(MAPPER.writeValueAsString(tree(all))));
    } else if (all.isEmpty()) {
      out.println("No workspace is kept; the window keeps one for each cluster.");
    } else {
      print(all, out);
    }
    out.flush();
    return 0;
  }

  private static void print(List<Entry> all, PrintWriter out) {
    int width = all.stream().mapToInt(one -> one.clusterText().length()).max().orElse(0);
    for (Entry one : all) {
      String line =
          String.format(
              Locale.ROOT,
              "%s  %-7s  %-" + width + "s  %s",
              DAY.format(one.time()),
              one.copy() ? "earlier" : "kept",
              one.clusterText(),
              one.plotsText());
      out.println(TerminalText.escape(line));
    }
  }

  private static ArrayNode tree(List<Entry> all) {
    ArrayNode tree = MAPPER.createArrayNode();
    for (Entry one : all) {
      ObjectNode node = tree.addObject();
      node.put("time", one.time().toString());
      node.put("copy", one.copy());
      node.put("file", one.file().toString());
      Optional<KeptCluster> cluster = one.workspace().mainCluster();
      node.put("clusterId", cluster.flatMap(KeptCluster::id).orElse(null));
      node.put(
          "connection", cluster.map(KeptCluster::name).flatMap(ClusterName::profile).orElse(null));
      node.put("servers", cluster.map(KeptCluster::name).map(ClusterName::servers).orElse(null));
      ArrayNode plots = node.putArray("plots");
      for (PlotState plot : one.workspace().filled()) {
        plots
            .addObject()
            .put("title", plot.look().title())
            .put("topic", plot.topic().orElse(null))
            .put("servers", plot.cluster().map(ClusterName::servers).orElse(null));
      }
    }
    return tree;
  }
}
