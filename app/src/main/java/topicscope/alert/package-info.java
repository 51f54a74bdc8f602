/** Rules on series: how they are written, evaluated, logged and delivered. */
@NullMarked
package topicscope.alert;

import org.jspecify.annotations.NullMarked;
