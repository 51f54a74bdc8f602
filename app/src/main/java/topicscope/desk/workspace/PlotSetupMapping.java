package topicscope.desk.workspace;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import topicscope.desk.model.PlotLook;
import topicscope.desk.model.WindowSpan;
import topicscope.kafka.partition.StartPosition;
import topicscope.plot.axis.FixedYRanges;
import topicscope.plot.axis.ValueRange;
import topicscope.plot.paint.TraceKind;
import topicscope.plot.view.TraceColour;
import topicscope.plot.view.TraceStyle;
import topicscope.workspace.PlotState.Appearance;
import topicscope.workspace.PlotState.Range;
import topicscope.workspace.PlotState.SeriesState;
import topicscope.workspace.PlotState.Span;

/**
 * Converts the choices of a plot to the words of a workspace, and back; unknown words become
 * defaults.
 */
final class PlotSetupMapping {
  private PlotSetupMapping() {}

  static String of(StartPosition start) {
    return switch (start) {
      case StartPosition.Latest _ -> "latest";
      case StartPosition.Earliest _ -> "earliest";
      case StartPosition.LastRecords last -> Integer.toString(last.count());
      case StartPosition.Ago ago -> "-" + ago.span().toMillis() + "ms";
      case StartPosition.Since since -> since.time().toString();
    };
  }

  static Optional<StartPosition> start(String words) {
    try {
      return Optional.of(StartPosition.parse(words));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static Span of(WindowSpan choice) {
    return new Span(choice.points(), choice.span().toMillis());
  }

  static WindowSpan window(Span words) {
    return words.points() > 0
        ? WindowSpan.ofPoints(words.points())
        : WindowSpan.ofSpan(Duration.ofMillis(words.ms()));
  }

  static SeriesState of(String name, TraceStyle style) {
    return new SeriesState(
        name,
        style.kind().name().toLowerCase(Locale.ROOT),
        style.unit(),
        style.visible(),
        style.right(),
        style.colour().text(),
        style.label());
  }

  static Appearance of(PlotLook look) {
    return new Appearance(
        look.title(),
        look.y().left().map(PlotSetupMapping::of),
        look.y().right().map(PlotSetupMapping::of),
        look.table());
  }

  static PlotLook look(Appearance words) {
    return new PlotLook(
        words.title(),
        new FixedYRanges(
            words.left().map(PlotSetupMapping::range), words.right().map(PlotSetupMapping::range)),
        words.table());
  }

  private static Range of(ValueRange range) {
    return new Range(range.low(), range.high());
  }

  private static ValueRange range(Range words) {
    return ValueRange.of(words.low(), words.high());
  }

  static TraceStyle style(SeriesState words) {
    TraceKind kind = TraceKind.LINE;
    for (TraceKind one : TraceKind.values()) {
      kind = one.name().equalsIgnoreCase(words.kind()) ? one : kind;
    }
    return new TraceStyle(
        kind,
        words.unit(),
        words.shown(),
        words.right(),
        new TraceColour(words.colour()),
        words.label());
  }
}
