/** The saved connections as they are seen: the dialog, its form, and what asks for a password. */
@NullMarked
package topicscope.desk.connect;

import org.jspecify.annotations.NullMarked;
