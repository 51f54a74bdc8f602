/** The command that records topics into the history. */
@NullMarked
package topicscope.cli.record;

import org.jspecify.annotations.NullMarked;
