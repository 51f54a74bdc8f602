/** The desktop: the main window and its parts. */
@NullMarked
package topicscope.desk;

import org.jspecify.annotations.NullMarked;
