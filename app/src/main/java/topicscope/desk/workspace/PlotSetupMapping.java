package topicscope.desk.workspace;

import java.time.Duration;
import java.util.Optional;
import topicscope.desk.model.WindowSpan;
import topicscope.kafka.partition.StartPosition;
import topicscope.workspace.PlotState.Span;

/** Converts the span of a plot to the words of a workspace, and back. */
final class PlotSetupMapping {
  /** The number of points that was visible when reading began at the beginning. */
  private static final int EVERYTHING = 1_000_000;

  private PlotSetupMapping() {}

  /** Where a span begins that {@link #of(WindowSpan)} does not say. */
  static Optional<String> from(WindowSpan span) {
    return switch (span.from()) {
      case StartPosition.Latest _ -> Optional.of("latest");
      case StartPosition.Earliest _ -> Optional.of("earliest");
      case StartPosition.Since since -> Optional.of(since.time().toString());
      case StartPosition.LastRecords _, StartPosition.LastSpan _, StartPosition.Ago _ ->
          Optional.empty();
    };
  }

  static Span of(WindowSpan span) {
    return new Span(span.points(), span.span().toMillis());
  }

  /**
   * The span of a plot. Earlier versions kept two things: where reading began and what was visible.
   * Then the visible part counts, unless it was only what followed from the beginning.
   */
  static WindowSpan span(Optional<String> from, Span words) {
    Optional<WindowSpan> visible =
        words.points() > 0
            ? Optional.of(WindowSpan.ofPoints(words.points()))
            : Optional.of(words.ms())
                .filter(ms -> ms > 0)
                .map(ms -> WindowSpan.ofSpan(Duration.ofMillis(ms)));
    Optional<WindowSpan> begun = from.flatMap(PlotSetupMapping::start).map(WindowSpan::new);
    return begun
        .filter(span -> visible.filter(shown -> !follows(shown, span)).isEmpty())
        .or(() -> visible)
        .orElse(WindowSpan.POINTS.getFirst());
  }

  private static boolean follows(WindowSpan visible, WindowSpan begun) {
    return switch (begun.from()) {
      case StartPosition.Latest _ -> true;
      case StartPosition.Earliest _ -> visible.points() >= EVERYTHING;
      case StartPosition.Since _ -> visible.points() == 0 && !WindowSpan.SPANS.contains(visible);
      case StartPosition.LastRecords _, StartPosition.LastSpan _, StartPosition.Ago _ -> false;
    };
  }

  private static Optional<StartPosition> start(String words) {
    try {
      return Optional.of(StartPosition.parse(words));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
