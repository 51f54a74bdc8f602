/** Where the numbers come from: each source gives one reading when asked. */
@NullMarked
package topicscope.producer.source;

import org.jspecify.annotations.NullMarked;
