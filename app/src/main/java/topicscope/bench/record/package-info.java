/** The benchmark of recording: rows per second into QuestDB, and what they take on the disk. */
@NullMarked
package topicscope.bench.record;

import org.jspecify.annotations.NullMarked;
