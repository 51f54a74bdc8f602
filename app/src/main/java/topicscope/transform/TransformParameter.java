package topicscope.transform;

/** The parameter of a transform besides its series. */
public sealed interface TransformParameter {
  /** No parameter. */
  record None() implements TransformParameter {}

  /**
   * A duration.
   *
   * @param ms at least 1
   */
  record Span(long ms) implements TransformParameter {}

  /**
   * A number: of samples, or a factor.
   *
   * @param value finite
   */
  record Plain(double value) implements TransformParameter {}

  /**
   * A series about the topic.
   *
   * @param signal which one
   */
  record About(TopicSignal signal) implements TransformParameter {}

  /** Its form in a transform's text. */
  default String text() {
    return switch (this) {
      case None _ -> "";
      case About about -> about.signal().text();
      case Span span -> ExpressionReader.timeText(span.ms());
      case Plain number ->
          number.value() == Math.rint(number.value())
              ? Long.toString((long) number.value())
              : Double.toString(number.value());
    };
  }
}
