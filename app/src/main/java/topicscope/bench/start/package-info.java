/**
 * The benchmark of starting: the window and commands, beside the least that a JVM needs for them.
 */
@NullMarked
package topicscope.bench.start;

import org.jspecify.annotations.NullMarked;
