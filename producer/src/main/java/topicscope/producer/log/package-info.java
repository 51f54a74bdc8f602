/**
 * Where Topicscope's programs keep their state, and how they log: to a file there, never to the
 * console.
 */
@NullMarked
package topicscope.producer.log;

import org.jspecify.annotations.NullMarked;
