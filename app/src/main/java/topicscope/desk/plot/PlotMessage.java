package topicscope.desk.plot;

import java.util.Locale;
import java.util.Optional;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.read.ReaderCounters;

/** The message of a plot without samples: the reason, and what to do. */
final class PlotMessage {
  private PlotMessage() {}

  static String of(Optional<String> topic, ReaderState state, ReaderCounters counters) {
    return switch (state.kind()) {
      case CONNECTING -> "Connecting…";
      case DOWN ->
          sentence(state.cause())
              + ".\n"
              + "Once the cluster answers, it goes on by itself.\n"
              + "Another cluster: Connections (Ctrl+O).";
      case BUSY, STALLED, FAILED -> sentence(state.cause());
      case LIVE, IDLE ->
          topic
              .map(name -> waiting(name, counters))
              .orElse("Pick a topic above (T) to see its numbers move");
    };
  }

  private static String waiting(String topic, ReaderCounters counters) {
    if (counters.received() == 0) {
      return "Waiting for numbers in " + topic + "…\nThey show as soon as they arrive.";
    }
    return String.format(
        Locale.ROOT,
        "No number yet in the %,d records of %s.\n"
            + "Format (4) shows the detected format; another one can be chosen there.",
        counters.received(),
        topic);
  }

  private static String sentence(String cause) {
    return cause.isEmpty()
        ? ""
        : cause.substring(0, 1).toUpperCase(Locale.ROOT) + cause.substring(1);
  }
}
