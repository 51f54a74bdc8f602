/** What a command line says of itself: completion for shells, pages of the manual, its options. */
@NullMarked
package topicscope.manual;

import org.jspecify.annotations.NullMarked;
