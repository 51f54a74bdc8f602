package topicscope.transform;

/** What a transform is told beside its series. */
public sealed interface TransformParameter {
  /** Nothing. */
  record None() implements TransformParameter {}

  /**
   * A span of time.
   *
   * @param ms at least 1
   */
  record Span(long ms) implements TransformParameter {}

  /**
   * A number: how many samples, or a factor.
   *
   * @param value finite
   */
  record Plain(double value) implements TransformParameter {}

  /** As it is written in a transform's text. */
  default String text() {
    return switch (this) {
      case None _ -> "";
      case Span span -> ExpressionReader.timeText(span.ms());
      case Plain number ->
          number.value() == Math.rint(number.value())
              ? Long.toString((long) number.value())
              : Double.toString(number.value());
    };
  }
}
