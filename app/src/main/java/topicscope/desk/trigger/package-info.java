/** The trigger of a plot: how it is set, how it stands, and what it has captured. */
@NullMarked
package topicscope.desk.trigger;

import org.jspecify.annotations.NullMarked;
