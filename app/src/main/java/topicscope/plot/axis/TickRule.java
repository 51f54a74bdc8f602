package topicscope.plot.axis;

import java.util.List;

/** Where the ticks of a moving x axis stand: at round numbers, whatever part of x is visible. */
sealed interface TickRule permits NumberTicks, TimeTicks {
  /** The ticks from {@code low} to {@code high}, in ascending order; bounded. */
  List<Double> within(double low, double high);

  /** What is written under a tick. */
  String text(double tick);
}
