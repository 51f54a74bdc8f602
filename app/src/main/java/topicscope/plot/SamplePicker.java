package topicscope.plot;

import java.util.function.Consumer;
import topicscope.plot.overlay.PickedSample;
import topicscope.plot.overlay.PlotPointer;
import topicscope.plot.paint.PaintedFrame;
import topicscope.plot.paint.TraceRendering;
import topicscope.plot.view.PaintScheduler;
import topicscope.plot.view.TraceList;
import topicscope.signal.Sample;

/** Finds the sample at a click and how far from it the click was. For the JavaFX thread. */
final class SamplePicker {
  private final PlotPointer pointer;
  private final PaintScheduler scheduler;
  private final TraceList traces;
  private Consumer<PickedSample> listener = sample -> {};
  private double distance;

  SamplePicker(PlotPointer pointer, PaintScheduler scheduler, TraceList traces) {
    this.pointer = pointer;
    this.scheduler = scheduler;
    this.traces = traces;
  }

  void listener(Consumer<PickedSample> newListener) {
    listener = newListener;
  }

  /** Picks the sample at a position in the plot, if there is one. */
  void pick(double x, double y) {
    pointer
        .sampleAt(x, y)
        .ifPresent(sample -> {
          distance =
              scheduler.shown().map(frame -> distance(frame, sample, x, y)).orElse(Double.NaN);
          listener.accept(sample);
        });
  }

  /** How far from the click the sample picked last is drawn, in units of JavaFX. */
  double distance() {
    return distance;
  }

  private double distance(PaintedFrame frame, PickedSample picked, double x, double y) {
    Sample sample = picked.sample();
    int index = traces.indexOf(picked.seriesName());
    for (int i = 0; i < frame.key().traces().size(); i++) {
      TraceRendering trace = frame.key().traces().get(i);
      if (index >= 0 && trace.buffer() == traces.series().get(index).buffer()) {
        double at =
            frame.scale().byTime()
                ? sample.time()
                : (double) sample.number() + frame.shifts().get(i);
        return Math.hypot(frame.position(at) - x, frame.height(sample.value(), trace.axis()) - y);
      }
    }
    return Double.NaN;
  }
}
