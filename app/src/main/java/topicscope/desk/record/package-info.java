/** Records: the tail, one record in full, and the undecodable ones. */
@NullMarked
package topicscope.desk.record;

import org.jspecify.annotations.NullMarked;
