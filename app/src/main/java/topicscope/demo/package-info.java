/** A broker in this process with a producer, for the demo and for benchmarks. */
@NullMarked
package topicscope.demo;

import org.jspecify.annotations.NullMarked;
