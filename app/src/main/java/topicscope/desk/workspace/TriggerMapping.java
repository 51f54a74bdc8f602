package topicscope.desk.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import topicscope.trigger.CaptureLine;
import topicscope.trigger.CaptureSettings;
import topicscope.trigger.KeptCapture;
import topicscope.trigger.TriggerSetup;
import topicscope.workspace.PlotState.CaptureState;
import topicscope.workspace.PlotState.TriggerState;

/** Converts the trigger of a plot to the words of a workspace, and back. */
final class TriggerMapping {
  private TriggerMapping() {}

  static TriggerState of(TriggerSetup setup) {
    CaptureSettings settings = setup.settings();
    return new TriggerState(
        setup.rule(),
        settings.mode().name().toLowerCase(Locale.ROOT),
        settings.spanMs(),
        settings.share(),
        settings.holdOffMs(),
        settings.past(),
        setup.captures().stream()
            .map(one -> new CaptureState(CaptureLine.of(one.capture()), one.name(), one.note()))
            .toList());
  }

  /**
   * The trigger of a plot.
   *
   * @param troubles gets a sentence for each capture that can't be read
   */
  static TriggerSetup setup(TriggerState words, List<String> troubles) {
    List<KeptCapture> captures = new ArrayList<>();
    for (CaptureState one : words.captures()) {
      try {
        captures.add(new KeptCapture(CaptureLine.parse(one.line()), one.name(), one.note()));
      } catch (IllegalArgumentException e) {
        troubles.add("A capture of the workspace is left out: " + e.getMessage());
      }
    }
    return new TriggerSetup(
        words.rule(),
        new CaptureSettings(
            mode(words.mode()), words.spanMs(), words.share(), words.holdOffMs(), words.past()),
        captures);
  }

  private static CaptureSettings.Mode mode(String words) {
    for (CaptureSettings.Mode mode : CaptureSettings.Mode.values()) {
      if (mode.name().toLowerCase(Locale.ROOT).equals(words)) {
        return mode;
      }
    }
    return CaptureSettings.USUAL.mode();
  }
}
