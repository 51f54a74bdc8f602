/** The command that lists saved connections. */
@NullMarked
package topicscope.cli.profiles;

import org.jspecify.annotations.NullMarked;
