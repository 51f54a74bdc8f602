/** Exporting from the window: the form, the running exports, their messages. */
@NullMarked
package topicscope.desk.export;

import org.jspecify.annotations.NullMarked;
