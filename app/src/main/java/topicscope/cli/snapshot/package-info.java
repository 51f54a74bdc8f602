/** The command that draws a plot into a file. */
@NullMarked
package topicscope.cli.snapshot;

import org.jspecify.annotations.NullMarked;
