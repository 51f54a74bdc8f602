/** The recorder: a topic read as a member of a group, and its samples written to the history. */
@NullMarked
package topicscope.record;

import org.jspecify.annotations.NullMarked;
