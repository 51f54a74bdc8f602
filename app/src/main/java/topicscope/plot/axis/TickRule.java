package topicscope.plot.axis;

import java.util.List;

/** The ticks of a scrolling x axis: round values that don't depend on the visible part of x. */
sealed interface TickRule permits NumberTicks, TimeTicks, FineTimeTicks {
  /** The ticks from {@code low} to {@code high}, ascending; at most 201. */
  List<Double> within(double low, double high);

  /** The text of a tick. */
  String text(double tick);
}
