package topicscope.decode.topic;

import java.util.List;
import java.util.Optional;
import topicscope.decode.detect.DetectedFormat;
import topicscope.decode.detect.TextField;
import topicscope.decode.time.TimeField;

/**
 * What is known of a topic's records; an immutable snapshot.
 *
 * @param format what the values are decoded as and why, in a sentence
 * @param detection how the format was found out; empty if it was chosen or isn't known
 * @param timeFields fields that hold a time and can be chosen for it
 * @param textFields text fields by which series can be told apart
 * @param hints what the user might want to choose
 * @param notes what a user should know: formats that changed, caps that were reached
 */
public record TopicReport(
    String format,
    Optional<DetectedFormat> detection,
    List<TimeField> timeFields,
    List<TextField> textFields,
    List<String> hints,
    List<String> notes) {
  /** Keeps copies. */
  public TopicReport {
    timeFields = List.copyOf(timeFields);
    textFields = List.copyOf(textFields);
    hints = List.copyOf(hints);
    notes = List.copyOf(notes);
  }
}
