/** The benchmark of the lag of consumer groups as series. */
@NullMarked
package topicscope.bench.lag;

import org.jspecify.annotations.NullMarked;
