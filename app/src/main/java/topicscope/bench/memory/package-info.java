/** The benchmark of memory: what the window takes of the machine while it shows slow topics. */
@NullMarked
package topicscope.bench.memory;

import org.jspecify.annotations.NullMarked;
