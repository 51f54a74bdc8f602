/** The command line and the application: the only place that wires the other packages together. */
@NullMarked
package topicscope;

import org.jspecify.annotations.NullMarked;
