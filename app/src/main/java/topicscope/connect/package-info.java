/** Saved connections: profiles and their secrets, as files of the user. */
@NullMarked
package topicscope.connect;

import org.jspecify.annotations.NullMarked;
