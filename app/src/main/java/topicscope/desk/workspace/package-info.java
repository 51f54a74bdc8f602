/** A window's plots as a workspace, and back. */
@NullMarked
package topicscope.desk.workspace;

import org.jspecify.annotations.NullMarked;
