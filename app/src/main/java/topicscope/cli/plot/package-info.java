/** The command that draws a plot in a terminal. */
@NullMarked
package topicscope.cli.plot;

import org.jspecify.annotations.NullMarked;
