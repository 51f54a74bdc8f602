/** What a window shows, as a file: plots, names and choices. */
@NullMarked
package topicscope.workspace;

import org.jspecify.annotations.NullMarked;
