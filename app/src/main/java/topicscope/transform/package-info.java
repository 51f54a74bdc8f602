/** Series computed from series: arithmetic on samples, and the thread that runs it. */
@NullMarked
package topicscope.transform;

import org.jspecify.annotations.NullMarked;
