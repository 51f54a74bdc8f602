/** The command that lists what is in a topic. */
@NullMarked
package topicscope.cli.fields;

import org.jspecify.annotations.NullMarked;
