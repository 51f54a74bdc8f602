package topicscope.demo;

import java.util.function.Supplier;
import topicscope.producer.publish.Route;
import topicscope.producer.source.Source;

/**
 * A source that is read at a steady pace, and the topic that takes its readings.
 *
 * @param route topic and format of the records
 * @param source makes what is read; called once, on the thread that reads
 * @param steps the source is read at every so many steps of {@link DemoWriter}
 * @param history how many readings the topic holds from the start; 0 for what is measured, which
 *     has none
 */
record DemoFeed(Route route, Supplier<Source> source, int steps, int history) {
  /** Whether the values are measured. They are read before a broker can take them, too. */
  boolean isMeasured() {
    return history == 0;
  }
}
