/** The strip of first steps in a window, each ticked off when the user has done it. */
@NullMarked
package topicscope.desk.tour;

import org.jspecify.annotations.NullMarked;
