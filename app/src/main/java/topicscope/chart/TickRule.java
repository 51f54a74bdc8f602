package topicscope.chart;

import java.util.List;

/** The ticks of a scrolling x axis: round values that don't depend on the visible part of x. */
sealed interface TickRule
    permits NumberTicks, SampleTimeTicks, TimeTicks, FineTimeTicks, TickRule.None {
  /** No ticks. */
  TickRule NONE = new None();

  /** The ticks from {@code low} to {@code high}, ascending; at most 201. */
  List<Double> within(double low, double high);

  /** The text of a tick. */
  String text(double tick);

  /** As without samples. */
  record None() implements TickRule {
    @Override
    public List<Double> within(double low, double high) {
      return List.of();
    }

    @Override
    public String text(double tick) {
      return "";
    }
  }
}
