/** What all commands share: error messages, exit codes, shutdown, reader states as JSON. */
@NullMarked
package topicscope.cli;

import org.jspecify.annotations.NullMarked;
