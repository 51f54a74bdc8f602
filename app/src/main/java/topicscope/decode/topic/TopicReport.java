package topicscope.decode.topic;

import java.util.List;
import java.util.Optional;
import topicscope.decode.detect.DetectedFormat;
import topicscope.decode.detect.TextField;
import topicscope.decode.rollup.RawTopic;
import topicscope.decode.time.TimeField;

/**
 * What is known about a topic's records; an immutable snapshot.
 *
 * @param format the format and the reasons for it, in a sentence
 * @param detection how the format was detected; empty if it was chosen or is unknown
 * @param timeFields fields that hold a time and can be chosen as the time of samples
 * @param textFields text fields that can distinguish series
 * @param stateFields text fields of few values, which can be shown as states
 * @param hints settings that the user might want to choose
 * @param notes changes of format, and bounds that were reached
 * @param rawTopic what the topic was made of, if it is a roll-up of another
 */
public record TopicReport(
    String format,
    Optional<DetectedFormat> detection,
    List<TimeField> timeFields,
    List<TextField> textFields,
    List<TextField> stateFields,
    List<String> hints,
    List<String> notes,
    Optional<RawTopic> rawTopic) {
  /** Keeps copies. */
  public TopicReport {
    timeFields = List.copyOf(timeFields);
    textFields = List.copyOf(textFields);
    stateFields = List.copyOf(stateFields);
    hints = List.copyOf(hints);
    notes = List.copyOf(notes);
  }

  /** The same without a known format, for this reason. */
  public TopicReport unknown(String reason) {
    return new TopicReport(
        reason, Optional.empty(), timeFields, textFields, stateFields, hints, notes, rawTopic);
  }
}
