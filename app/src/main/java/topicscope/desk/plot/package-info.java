/** One plot in the window: the chart with its header, banner, notices, messages and buttons. */
@NullMarked
package topicscope.desk.plot;

import org.jspecify.annotations.NullMarked;
