package topicscope;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import topicscope.demo.Demo;
import topicscope.demo.DemoTopics;
import topicscope.desk.model.DeskSetup;

/**
 * A demo that starts on a thread of its own, and the plots for it.
 *
 * @param demo completes when the broker answers and its topics are filled
 * @param desk the plots
 * @param topic the topic of the plot, if it is one
 * @param points how many samples a window by number shows
 */
record DemoStart(CompletableFuture<Demo> demo, DemoDesk desk, String topic, int points) {
  /** Starts one topic with the CPU load, or all topics. */
  static DemoStart of(Optional<String> topic, int points) {
    return topic
        .map(name -> new DemoStart(start(() -> Demo.start(name)), DemoDesk.CPU, name, points))
        .orElseGet(() -> new DemoStart(start(Demo::start), DemoDesk.TOUR, DemoTopics.TEST, points));
  }

  /** Not on the common pool, which others need meanwhile. */
  private static CompletableFuture<Demo> start(Supplier<Demo> starting) {
    return CompletableFuture.supplyAsync(
        starting, task -> Thread.ofPlatform().name("demo-start").daemon().start(task));
  }

  /** The plots before the demo has started. */
  DeskSetup frames() {
    return desk.frames(topic, points);
  }

  /** The plots on its topics. */
  DeskSetup plots(Demo started) {
    return desk.plots(started, topic, points);
  }

  /** Whether first steps are offered. */
  boolean hasTour() {
    return desk == DemoDesk.TOUR;
  }
}
