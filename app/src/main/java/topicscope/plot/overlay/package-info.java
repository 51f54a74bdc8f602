/** What is drawn over the traces: cursors, crosshair, thresholds, marks and bands of time. */
@NullMarked
package topicscope.plot.overlay;

import org.jspecify.annotations.NullMarked;
