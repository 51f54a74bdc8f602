/** The command that lists kept workspaces. */
@NullMarked
package topicscope.cli.workspaces;

import org.jspecify.annotations.NullMarked;
