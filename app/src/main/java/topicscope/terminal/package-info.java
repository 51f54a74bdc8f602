/** The chart in the cells of a terminal: keys, screen, and what is drawn there. */
@NullMarked
package topicscope.terminal;

import org.jspecify.annotations.NullMarked;
