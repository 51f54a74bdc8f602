/** The history: samples in QuestDB, the server for it, and how they are written. */
@NullMarked
package topicscope.history;

import org.jspecify.annotations.NullMarked;
