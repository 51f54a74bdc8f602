/** The window: toolbar, side panel, status line, commands, and what is kept of it. */
@NullMarked
package topicscope.desk.shell;

import org.jspecify.annotations.NullMarked;
