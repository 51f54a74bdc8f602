/** What a plot shows of a history: when it is asked, what it has answered, and in words. */
@NullMarked
package topicscope.desk.history;

import org.jspecify.annotations.NullMarked;
