package topicscope.plot.axis;

import java.util.List;

/**
 * The positions of the ticks of a moving x axis: round numbers, independent of the visible range.
 */
sealed interface TickRule permits NumberTicks, TimeTicks {
  /** The ticks from {@code low} to {@code high}, ascending; bounded in number. */
  List<Double> within(double low, double high);

  /** The text of a tick. */
  String text(double tick);
}
