/** The command that prints records as lines. */
@NullMarked
package topicscope.cli.tail;

import org.jspecify.annotations.NullMarked;
