/** Options that several commands share. */
@NullMarked
package topicscope.cli.options;

import org.jspecify.annotations.NullMarked;
