/** Reading a history back: topics, columns of series, and rows, asked of QuestDB over HTTP. */
@NullMarked
package topicscope.history.query;

import org.jspecify.annotations.NullMarked;
