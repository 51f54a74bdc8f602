/** The commands that look after the history: list, export and delete what is recorded. */
@NullMarked
package topicscope.cli.history;

import org.jspecify.annotations.NullMarked;
