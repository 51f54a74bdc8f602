package topicscope.decode.detect;

import java.util.Locale;
import java.util.regex.Pattern;

/** Whether the name of a field says that its numbers tell things apart, such as sensors. */
final class GroupName {
  private static final Pattern IDS =
      Pattern.compile(
          "(.*[^a-z])?(u?id|(id|no|nr|num|number|index|idx)|serial(_?(no|nr|number))?)");
  private static final Pattern THINGS =
      Pattern.compile(
          "(.*[^a-z])?(sensor|device|node|channel|chan|ch|unit|station|meter|machine|slave|instance"
              + "|zone|probe|addr|address|slot|rack|shelf|site|shard|vehicle|robot|gateway|tenant"
              + "|partition|line|axis|phase|room|floor|bay|cell|tank|pump|motor|boiler|inverter"
              + "|column1|panel|port|host|server|cluster|lane|track|customer|user|account)s?"
              + "([^a-z]?(no|nr|num|number|index|idx))?");

  private GroupName() {}

  /** An id by name, also one of only 0 and 1. */
  static boolean isId(String path) {
    return IDS.matcher(last(path)).matches();
  }

  /** A thing of which there may be several. */
  static boolean isThing(String path) {
    return THINGS.matcher(last(path)).matches();
  }

  private static String last(String path) {
    String last = path.substring(path.lastIndexOf('.') + 1);
    return last.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
