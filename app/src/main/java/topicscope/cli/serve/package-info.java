/** The command that serves the read-only page. */
@NullMarked
package topicscope.cli.serve;

import org.jspecify.annotations.NullMarked;
