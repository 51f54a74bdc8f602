/** The command that evaluates alert rules without a window. */
@NullMarked
package topicscope.cli.watch;

import org.jspecify.annotations.NullMarked;
