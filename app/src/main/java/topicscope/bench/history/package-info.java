/** The benchmark of the history: from asking for a year to the picture of it. */
@NullMarked
package topicscope.bench.history;

import org.jspecify.annotations.NullMarked;
