/**
 * What a window has open and how it is arranged, kept from one start to the next. Knows no toolkit.
 */
@NullMarked
package topicscope.workspace;

import org.jspecify.annotations.NullMarked;
