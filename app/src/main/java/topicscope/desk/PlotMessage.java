package topicscope.desk;

import java.util.Optional;
import topicscope.kafka.ReaderState;

/** What a plot says while it has nothing to show: why, and what to do. */
final class PlotMessage {
  private PlotMessage() {}

  static String of(Optional<String> topic, ReaderState state) {
    return switch (state.kind()) {
      case CONNECTING -> "Connecting…";
      case DOWN -> state.cause() + "\nOnce the cluster answers, it goes on by itself.";
      case STALLED, FAILED -> state.cause();
      case LIVE, IDLE ->
          topic
              .map(name -> "Waiting for numbers in " + name + "…")
              .orElse("Pick a topic above to see its numbers move");
    };
  }
}
