package topicscope.trigger;

import java.util.ArrayList;
import java.util.List;

/**
 * The trigger of a plot, and what it has captured.
 *
 * @param rule the text of the trigger; empty if none is written
 * @param settings what is captured
 * @param captures the captures, the newest first, at most {@value #MAX}
 */
public record TriggerSetup(String rule, CaptureSettings settings, List<KeptCapture> captures) {
  /** How many captures are kept. */
  public static final int MAX = 20;

  /** No trigger and no capture. */
  public static final TriggerSetup USUAL = new TriggerSetup("", CaptureSettings.USUAL, List.of());

  /** Keeps a copy of the newest ones. */
  public TriggerSetup {
    captures = List.copyOf(captures.subList(0, Math.min(MAX, captures.size())));
  }

  /** The same with another trigger. */
  public TriggerSetup with(String otherRule, CaptureSettings other) {
    return new TriggerSetup(otherRule, other, captures);
  }

  /** The same with one more capture; one of the same moment is replaced. */
  public TriggerSetup with(KeptCapture added) {
    List<KeptCapture> all = new ArrayList<>();
    all.add(added);
    captures.stream().filter(one -> !one.capture().equals(added.capture())).forEach(all::add);
    return new TriggerSetup(rule, settings, all);
  }

  /** The same with another name and note of a capture. */
  public TriggerSetup with(Capture renamed, String name, String note) {
    return new TriggerSetup(
        rule,
        settings,
        captures.stream()
            .map(one -> one.capture().equals(renamed) ? new KeptCapture(renamed, name, note) : one)
            .toList());
  }

  /** The same without a capture. */
  public TriggerSetup without(Capture gone) {
    return new TriggerSetup(
        rule, settings, captures.stream().filter(one -> !one.capture().equals(gone)).toList());
  }
}
