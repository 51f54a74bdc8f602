/** The dialog of saved connections. */
@NullMarked
package topicscope.desk.connect;

import org.jspecify.annotations.NullMarked;
