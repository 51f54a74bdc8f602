/** The chart: a JavaFX LineChart whose traces are painted into pixels off the JavaFX thread. */
@NullMarked
package topicscope.plot;

import org.jspecify.annotations.NullMarked;
