/** What a user takes away: pictures and tables. Knows nothing of Kafka nor of the window. */
@NullMarked
package topicscope.export;

import org.jspecify.annotations.NullMarked;
