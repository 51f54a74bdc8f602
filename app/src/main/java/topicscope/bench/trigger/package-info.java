/** Measures what triggers cost. */
@NullMarked
package topicscope.bench.trigger;

import org.jspecify.annotations.NullMarked;
