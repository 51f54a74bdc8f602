package topicscope.cli.lag;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import topicscope.kafka.observe.GroupStanding;
import topicscope.kafka.observe.PartitionLag;
import topicscope.platform.TerminalText;

/**
 * The lag of groups as lines: one for each partition, and one with the sum of each topic.
 *
 * @param topics the topics that are shown; empty for all
 * @param json whether the lines are JSON; else a table
 */
record LagText(Set<String> topics, boolean json) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> HEAD =
      List.of("GROUP", "TOPIC", "PARTITION", "COMMITTED", "END", "LAG", "STATE");

  /** The lines; empty if nothing is known. */
  List<String> lines(List<GroupStanding> groups) {
    List<List<String>> rows = new ArrayList<>();
    List<String> trees = new ArrayList<>();
    for (GroupStanding group : groups) {
      byTopic(group)
          .forEach((topic, partitions) -> {
            partitions.forEach(partition -> add(group, partition, rows, trees));
            addSum(group, topic, rows, trees);
          });
    }
    return json ? trees : table(rows);
  }

  /** What there is to say beside. */
  List<String> remarks(List<GroupStanding> groups) {
    List<String> remarks = new ArrayList<>();
    for (GroupStanding group : groups) {
      group.problem().ifPresent(why -> remarks.add("group " + group.group() + ": " + why));
      if (group.problem().isEmpty() && byTopic(group).isEmpty() && groups.size() == 1) {
        remarks.add(
            "group "
                + group.group()
                + " has committed nothing"
                + (topics.isEmpty() ? "" : " in " + String.join(", ", topics)));
      }
    }
    if (groups.isEmpty()) {
      remarks.add("the cluster has no consumer groups, or none that you may describe");
    }
    return remarks;
  }

  private Map<String, List<PartitionLag>> byTopic(GroupStanding group) {
    Map<String, List<PartitionLag>> sorted = new TreeMap<>();
    group.partitions().stream()
        .filter(one -> topics.isEmpty() || topics.contains(one.topic()))
        .forEach(one -> sorted.computeIfAbsent(one.topic(), key -> new ArrayList<>()).add(one));
    return sorted;
  }

  private static void add(
      GroupStanding group, PartitionLag one, List<List<String>> rows, List<String> trees) {
    rows.add(
        List.of(
            group.group(),
            one.topic(),
            Integer.toString(one.partition()),
            Long.toString(one.committed()),
            text(one.end()),
            text(one.lag()),
            group.state()));
    ObjectNode tree = tree(group, one.topic()).put("partition", one.partition());
    tree.put("committed", one.committed());
    put(tree, "end", one.end());
    put(tree, "lag", one.lag());
    trees.add(written(tree.put("state", group.state())));
  }

  private static void addSum(
      GroupStanding group, String topic, List<List<String>> rows, List<String> trees) {
    OptionalLong lag = group.lag(topic);
    rows.add(List.of(group.group(), topic, "all", "", "", text(lag), group.state()));
    ObjectNode tree = tree(group, topic);
    tree.putNull("partition");
    tree.putNull("committed");
    tree.putNull("end");
    put(tree, "lag", lag);
    trees.add(written(tree.put("state", group.state())));
  }

  private static String text(OptionalLong number) {
    return number.isPresent() ? Long.toString(number.getAsLong()) : "?";
  }

  private static ObjectNode tree(GroupStanding group, String topic) {
    return MAPPER.createObjectNode().put("group", group.group()).put("topic", topic);
  }

  private static void put(ObjectNode tree, String name, OptionalLong number) {
    if (number.isPresent()) {
      tree.put(name, number.getAsLong());
    } else {
      tree.putNull(name);
    }
  }

  private static String written(ObjectNode tree) {
    try {
      return TerminalText.escapeJson(MAPPER.writeValueAsString(tree));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> table(List<List<String>> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    List<List<String>> all = new ArrayList<>(List.of(HEAD));
    all.addAll(rows);
    int[] widths = new int[HEAD.size()];
    all.forEach(row -> {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    });
    return all.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      boolean number = i >= 2 && i <= 5;
      String form = "%" + (number ? "" : "-") + Math.max(1, widths[i]) + "s";
      line.append(i == 0 ? "" : "  ").append(String.format(Locale.ROOT, form, row.get(i)));
    }
    return TerminalText.escape(line.toString().stripTrailing());
  }
}
