/** What a plot offers above its traces: the rules that decide it, and what they know. */
@NullMarked
package topicscope.desk.offer;

import org.jspecify.annotations.NullMarked;
