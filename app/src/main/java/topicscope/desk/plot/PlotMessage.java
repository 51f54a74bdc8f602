package topicscope.desk.plot;

import java.util.Locale;
import topicscope.desk.model.Plot;
import topicscope.desk.widget.Command;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.read.ReaderCounters;
import topicscope.reading.Reading;
import topicscope.reading.ReadingRemarks;
import topicscope.reading.StateText;

/** The message of a plot without samples: the reason, and what to do. */
final class PlotMessage {
  private PlotMessage() {}

  static String of(Plot plot) {
    ReaderState state = plot.state();
    return switch (state.kind()) {
      case CONNECTING -> "Connecting…";
      case DOWN ->
          StateText.sentence(state.cause())
              + ".\n"
              + "Once the cluster answers, it goes on by itself.\n"
              + "Another cluster: Connections ("
              + Command.keyText("Shortcut+O")
              + ").";
      case BUSY, STALLED, FAILED -> StateText.sentence(state.cause());
      case LIVE, IDLE ->
          plot.topic()
              .map(topic -> waiting(topic, plot) + reason(plot))
              .orElse("Pick a topic above (T) to see its numbers move");
    };
  }

  private static String waiting(String topic, Plot plot) {
    ReaderCounters counters = plot.counters();
    if (counters.received() == 0) {
      return "Waiting for numbers in " + topic + "…\nThey show as soon as they arrive.";
    }
    return String.format(
        Locale.ROOT, "No number yet in the %,d records of %s.", counters.received(), topic);
  }

  /** Why there is nothing to see, as far as the records tell. */
  private static String reason(Plot plot) {
    return plot.readingProperty()
        .get()
        .map(Reading::reader)
        .flatMap(reader ->
            ReadingRemarks.commonestReason(reader)
                .or(() -> plot.from().flatMap(from -> ReadingRemarks.nothingSince(reader, from))))
        .map(reason -> "\n" + StateText.sentence(reason) + ".")
        .orElse("");
  }
}
