package topicscope.desk.group;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import topicscope.desk.widget.ShortNumbers;
import topicscope.kafka.observe.GroupStanding;

/**
 * A row of the table of groups.
 *
 * @param group its name
 * @param state its state, or why it can't be said
 * @param members the number of its members
 * @param here the lag in the topic; empty if it has committed nothing there
 * @param all the lag in all its topics
 * @param trend how the lag in all topics changes
 */
record GroupLine(
    String group, String state, int members, OptionalLong here, OptionalLong all, String trend) {
  /** Groups of the topic first, those with the greatest lag before others. */
  static List<GroupLine> of(List<GroupStanding> groups, String topic, GroupTrends trends) {
    return groups.stream()
        .map(group ->
            new GroupLine(
                group.group(),
                group.problem().orElse(group.state()),
                group.members(),
                group.lag(topic),
                group.lag(),
                trends.text(group.group())))
        .sorted(
            Comparator.comparing((GroupLine line) -> line.here.isEmpty())
                .thenComparing(line -> -line.here.orElse(0))
                .thenComparing(GroupLine::group))
        .toList();
  }

  String hereText() {
    return text(here);
  }

  String allText() {
    return text(all);
  }

  private static String text(OptionalLong lag) {
    return lag.isPresent() ? ShortNumbers.value(lag.getAsLong()) : "–";
  }
}
